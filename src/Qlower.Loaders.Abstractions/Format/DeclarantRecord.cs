using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>A tax declarant, as sent in the section <c>declarants</c>.</summary>
/// <remarks>An optional field that is null or empty in the file is <see langword="null"/> here.</remarks>
public sealed class DeclarantRecord : IFormatRecord
{
    /// <summary>The partner's id.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>SIREN, nine digits.</summary>
    [JsonPropertyName("sirenId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Siren { get; init; }

    /// <summary>NIC, five digits.</summary>
    [JsonPropertyName("nicId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Nic { get; init; }

    /// <summary>Legal status, a code.</summary>
    [JsonPropertyName("legalStatusId")]
    [JsonConverter(typeof(CodeConverter))]
    public string LegalStatus { get; init; } = "";

    /// <summary><c>IR</c> or <c>IS</c>.</summary>
    [JsonPropertyName("taxRegimeAggregation")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? TaxRegimeAggregation { get; init; }

    /// <summary>Tax category, a code.</summary>
    [JsonPropertyName("taxCategoryId")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? TaxCategory { get; init; }

    /// <summary>Tax regime, a code.</summary>
    [JsonPropertyName("taxRegimeId")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? TaxRegime { get; init; }

    /// <summary>The corporate name.</summary>
    [JsonPropertyName("corporateName")]
    public string CorporateName { get; init; } = "";

    /// <summary>Start of the activity.</summary>
    [JsonPropertyName("debActDate")]
    [JsonConverter(typeof(OptionalDateConverter))]
    public DateOnly? ActivityStartDate { get; init; }

    /// <summary>The street address.</summary>
    [JsonPropertyName("address")]
    public string Address { get; init; } = "";

    /// <summary>The town.</summary>
    [JsonPropertyName("townName")]
    public string Town { get; init; } = "";

    /// <summary>The post code.</summary>
    [JsonPropertyName("postCode")]
    [JsonConverter(typeof(CodeConverter))]
    public string PostCode { get; init; } = "";

    /// <summary>SIRET of the management association (OGA).</summary>
    [JsonPropertyName("ogaSiretId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? OgaSiret { get; init; }

    /// <summary>Name of the OGA.</summary>
    [JsonPropertyName("ogaName")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? OgaName { get; init; }

    /// <summary>Id of the OGA.</summary>
    [JsonPropertyName("ogaId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? OgaId { get; init; }

    /// <summary>Membership number at the OGA.</summary>
    [JsonPropertyName("ogaNumber")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? OgaNumber { get; init; }

    /// <inheritdoc />
    [JsonIgnore]
    public string ExternalId => Id;

    /// <inheritdoc />
    [JsonIgnore]
    public RecordModel Model => RecordModel.Declarants;
}
