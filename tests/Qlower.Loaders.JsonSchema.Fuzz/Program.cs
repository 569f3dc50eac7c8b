using Qlower.Loaders.JsonSchema.Fuzz;

if (args is ["replay", var dialect, var schema, var instance])
{
    return Replay.Run(dialect, Convert.FromBase64String(schema), Convert.FromBase64String(instance));
}

var seconds = args.Length > 0 && int.TryParse(args[0], out var given) && given > 0 ? given : 60;
var seed = args.Length > 1 && int.TryParse(args[1], out var wanted) ? wanted : Environment.TickCount & 0xFFFFFF;
return new Fuzzer(seed).Run(TimeSpan.FromSeconds(seconds));
