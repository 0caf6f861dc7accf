// placeholder until the module arrives
