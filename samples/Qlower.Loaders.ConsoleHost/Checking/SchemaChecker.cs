using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>Validates any JSON against any JSON Schema.</summary>
internal sealed class SchemaChecker(CompiledSchema schema, ReportLanguage language) : IChecker
{
    /// <exception cref="UsageException">The schema cannot be read or does not compile; the message lists every error.</exception>
    public static async Task<SchemaChecker> CreateAsync(string path, ReportLanguage language, CancellationToken cancellationToken)
    {
        InputFiles.EnsureReadable([path]);
        try
        {
            return new SchemaChecker(CompiledSchema.Compile(await File.ReadAllBytesAsync(path, cancellationToken)), language);
        }
        catch (SchemaCompilationException error)
        {
            throw new UsageException(
                string.Join('\n', error.Errors.Select(problem => problem.ToString()).Prepend($"The schema {Output.VisibleText.Of(path)} cannot be used:")), error);
        }
    }

    public async Task<CheckResult> CheckAsync(string file, Stream content, CancellationToken cancellationToken)
    {
        var sink = new SchemaFindings(language);
        var outcome = await new StreamingValidator(schema, sink).ValidateAsync(content, cancellationToken);
        return new CheckResult
        {
            File = file,
            Status = outcome.IsValid ? LoadStatus.Success : LoadStatus.Error,
            Received = 1,
            Rejected = outcome.IsValid ? 0 : 1,
            Errors = outcome.FindingCount,
            Warnings = 0,
            Informations = sink.Advices,
            Findings = sink.Retained,
        };
    }

    public Task RenderAsync(CheckResult result, ReportKind kind, Stream output, CancellationToken cancellationToken) =>
        throw new UsageException("--schema supports the formats text and json.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
