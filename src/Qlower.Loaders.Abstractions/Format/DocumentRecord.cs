using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>A document, as sent in the section <c>documents</c>.</summary>
/// <remarks>An optional field that is null, empty or blank in the file is <see langword="null"/> here.</remarks>
public sealed class DocumentRecord : IFormatRecord
{
    /// <summary>The partner's id. Key <c>id</c>: required; 1 to 255 characters.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>
    /// The property's id; the parent's where the document is nested. Key <c>propertyId</c>: at most 255 characters; outside a property,
    /// this or <c>declarantId</c> is required.
    /// </summary>
    [JsonPropertyName("propertyId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? PropertyId { get; init; }

    /// <summary>The declarant's id. Key <c>declarantId</c>: at most 255 characters.</summary>
    [JsonPropertyName("declarantId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? DeclarantId { get; init; }

    /// <summary>The file's name. Key <c>fileName</c>: required text.</summary>
    [JsonPropertyName("fileName")]
    public string FileName { get; init; } = "";

    /// <summary>Type of file. Key <c>fileType</c>: a code of the list <c>documentFileType</c>, as a text or a number.</summary>
    [JsonPropertyName("fileType")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? FileType { get; init; }

    /// <summary>The year. Key <c>year</c>: required; four digits, as a text from <c>0001</c> or a number from 1000.</summary>
    [JsonPropertyName("year")]
    [JsonConverter(typeof(CodeConverter))]
    public string Year { get; init; } = "";

    /// <summary>Absolute http(s) address of the file. Key <c>fileLink</c>: required; at most 4,096 bytes of UTF-8.</summary>
    [JsonPropertyName("fileLink")]
    public string FileLink { get; init; } = "";

    /// <inheritdoc />
    [JsonIgnore]
    public string ExternalId => Id;

    /// <inheritdoc />
    [JsonIgnore]
    public RecordModel Model => RecordModel.Documents;
}
