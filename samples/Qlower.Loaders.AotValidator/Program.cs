using Qlower.Loaders.AotValidator;
using Qlower.Loaders.JsonSchema;

if (args is not [var schemaFile, var file])
{
    await Console.Error.WriteLineAsync("usage: Qlower.Loaders.AotValidator SCHEMA FILE");
    return ExitCode.CannotRun;
}

try
{
    var schema = CompiledSchema.Compile(await File.ReadAllBytesAsync(schemaFile));
    await using var stream = File.OpenRead(file);
    var outcome = await new StreamingValidator(schema, new FindingPrinter(file, Console.Out)).ValidateAsync(stream);
    return outcome.IsValid ? ExitCode.Valid : ExitCode.Invalid;
}
catch (SchemaCompilationException error)
{
    foreach (var problem in error.Errors)
    {
        await Console.Error.WriteLineAsync($"{schemaFile}: {problem}");
    }

    return ExitCode.CannotRun;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(error.Message);
    return ExitCode.CannotRun;
}
