namespace Qlower.Loaders.Tests.Schemas;

/// <summary>An engine that answers as a test says.</summary>
internal sealed class ScriptedEngine(Func<string, CancellationToken, IReadOnlyList<SchemaViolation>> answer) : ISchemaEngine, ISchemaValidator
{
    private int _calls;

    public string Name => "scripted";

    public int Calls => _calls;

    /// <summary>The document compiled last.</summary>
    public string Schema { get; private set; } = "";

    public ISchemaValidator Compile(ReadOnlyMemory<byte> utf8Schema)
    {
        Schema = System.Text.Encoding.UTF8.GetString(utf8Schema.Span);
        return this;
    }

    public IReadOnlyList<SchemaViolation> Validate(ReadOnlyMemory<byte> utf8Record, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        return answer(System.Text.Encoding.UTF8.GetString(utf8Record.Span), cancellationToken);
    }
}
