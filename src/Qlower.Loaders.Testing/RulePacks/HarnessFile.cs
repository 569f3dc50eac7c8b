using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>The file of a run. Immutable.</summary>
/// <param name="Content">The content.</param>
/// <param name="Key">The key of the partner.</param>
/// <param name="AssumesReferences">Whether records that are not in the file count as stored by an earlier load.</param>
internal sealed record HarnessFile(ReadOnlyMemory<byte> Content, string Key, bool AssumesReferences = false)
{
    private const string OwnKey = "rule-pack-harness";

    public static HarnessFile None { get; } = new(ReadOnlyMemory<byte>.Empty, OwnKey);

    /// <summary>A file with one record.</summary>
    public static HarnessFile Of(string partner, RecordModel model, string record, DateTimeOffset created)
    {
        var header = $$"""
            "inigPtynm": {{JsonSerializer.Serialize(partner)}}, "apiKey": "{{OwnKey}}",
            "creDtTm": "{{created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}}", "versionId": "2.0",
            """;
        return new HarnessFile(Encoding.UTF8.GetBytes($$"""{ {{header}} "{{model.ToWireName()}}": [{{record}}] }"""), OwnKey, AssumesReferences: true);
    }

    /// <summary>Returns the key that the header of a file contains; any other key when it contains none.</summary>
    public static string ReadKey(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json.StartsWith(Encoding.UTF8.Preamble) ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("apiKey"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } key ? key : OwnKey;
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The inspection reports what is wrong with the text.
        }

        return OwnKey;
    }
}
