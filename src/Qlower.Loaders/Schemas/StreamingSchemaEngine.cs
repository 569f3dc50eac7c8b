using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Schemas;

/// <summary>The core's own engine behind the contract of plugged-in ones, for an overlay that wants its records judged one by one.</summary>
internal sealed class StreamingSchemaEngine : ISchemaEngine
{
    public const string EngineName = "qlower";

    public string Name => EngineName;

    public ISchemaValidator Compile(ReadOnlyMemory<byte> utf8Schema) => new Validator(LoaderSchema.CompileForeign(utf8Schema.Span));

    private sealed class Validator(CompiledSchema schema) : ISchemaValidator
    {
        /// <summary>Inspection let the record pass the host's limits, which may be wider than these would be.</summary>
        private static readonly ValidationLimits Limits = new() { MaxStringBytes = 1 << 30, MaxMembers = 1 << 30 };

        public IReadOnlyList<SchemaViolation> Validate(ReadOnlyMemory<byte> utf8Record, CancellationToken cancellationToken = default)
        {
            var sink = new Sink();
            new StreamingValidator(schema, sink, Limits).Validate(utf8Record.Span);
            return sink.Violations;
        }
    }

    private sealed class Sink : ValidationSink
    {
        public List<SchemaViolation> Violations { get; } = [];

        public override void OnFinding(SchemaFinding finding) => Violations.Add(new SchemaViolation
        {
            InstancePointer = finding.InstancePointer,
            Keyword = finding.Keyword,
            SchemaLocation = finding.SchemaLocation,
            Property = finding.Property,
            Expected = RuleMapping.ExpectedOf(finding),
            Rule = RuleMapping.CodeOf(finding),
            IsAdvice = finding.IsWarning,
        });
    }
}
