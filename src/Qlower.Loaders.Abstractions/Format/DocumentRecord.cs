using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>A document, as sent in the section <c>documents</c>.</summary>
/// <remarks>An optional field that is null or empty in the file is <see langword="null"/> here.</remarks>
public sealed class DocumentRecord : IFormatRecord
{
    /// <summary>The partner's id.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>The property's id; the parent's where the document is nested.</summary>
    [JsonPropertyName("propertyId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? PropertyId { get; init; }

    /// <summary>The declarant's id.</summary>
    [JsonPropertyName("declarantId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? DeclarantId { get; init; }

    /// <summary>The file's name.</summary>
    [JsonPropertyName("fileName")]
    public string FileName { get; init; } = "";

    /// <summary>Type of file, a code.</summary>
    [JsonPropertyName("fileType")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? FileType { get; init; }

    /// <summary>The year, four digits.</summary>
    [JsonPropertyName("year")]
    [JsonConverter(typeof(CodeConverter))]
    public string Year { get; init; } = "";

    /// <summary>Absolute http(s) address of the file.</summary>
    [JsonPropertyName("fileLink")]
    public string FileLink { get; init; } = "";

    /// <inheritdoc />
    [JsonIgnore]
    public string ExternalId => Id;

    /// <inheritdoc />
    [JsonIgnore]
    public RecordModel Model => RecordModel.Documents;
}
