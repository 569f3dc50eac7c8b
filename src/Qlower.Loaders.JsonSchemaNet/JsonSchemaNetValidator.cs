using System.Globalization;
using System.Text.Json;
using Json.Schema;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>A schema built by JsonSchema.Net. Thread-safe.</summary>
internal sealed class JsonSchemaNetValidator(Json.Schema.JsonSchema schema, FormatRegistry formats, int depthPerValue) : ISchemaValidator
{
    /// <summary>Schemas inside one another that surely fit on the stack of a thread.</summary>
    private const int MaxDepth = 600;

    public IReadOnlyList<SchemaViolation> Validate(ReadOnlyMemory<byte> utf8Record, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (RecordDepth.Of(utf8Record.Span) is var depth && (long)depth * depthPerValue > MaxDepth)
        {
            throw new InvalidOperationException(
                $"The record nests {depth} values and the schema {depthPerValue} schemas for a value, which is too deep for JsonSchema.Net.");
        }

        using var record = JsonDocument.Parse(utf8Record);
        var results = schema.Evaluate(record.RootElement, new EvaluationOptions
        {
            OutputFormat = OutputFormat.Hierarchical,
            RequireFormatValidation = true,
            FormatRegistry = formats,
            Culture = CultureInfo.InvariantCulture,

            // Annotations of a schema that failed carry x-rule.
            PreserveDroppedAnnotations = true,
        });
        return results.IsValid ? [] : ViolationReader.Read(results, cancellationToken);
    }
}
