using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>A tax declarant, as sent in the section <c>declarants</c>.</summary>
/// <remarks>An optional field that is null, empty or blank in the file is <see langword="null"/> here.</remarks>
public sealed class DeclarantRecord : IFormatRecord
{
    /// <summary>The partner's id. Key <c>id</c>: required; 1 to 255 characters.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>SIREN. Key <c>sirenId</c>: nine digits.</summary>
    [JsonPropertyName("sirenId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Siren { get; init; }

    /// <summary>NIC, the last digits of the SIRET. Key <c>nicId</c>: five digits.</summary>
    [JsonPropertyName("nicId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Nic { get; init; }

    /// <summary>Legal status. Key <c>legalStatusId</c>: required; a code of the list <c>legalStatusId</c>, as a text or a number.</summary>
    [JsonPropertyName("legalStatusId")]
    [JsonConverter(typeof(CodeConverter))]
    public string LegalStatus { get; init; } = "";

    /// <summary>Income tax or corporate tax. Key <c>taxRegimeAggregation</c>: <c>IR</c> or <c>IS</c>.</summary>
    [JsonPropertyName("taxRegimeAggregation")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? TaxRegimeAggregation { get; init; }

    /// <summary>Tax category. Key <c>taxCategoryId</c>: a code of the list <c>taxCategoryId</c>, as a text or a number.</summary>
    [JsonPropertyName("taxCategoryId")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? TaxCategory { get; init; }

    /// <summary>Tax regime. Key <c>taxRegimeId</c>: a code of the list <c>declarantTaxRegimeId</c>, as a text or a number.</summary>
    [JsonPropertyName("taxRegimeId")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? TaxRegime { get; init; }

    /// <summary>The corporate name. Key <c>corporateName</c>: required text.</summary>
    [JsonPropertyName("corporateName")]
    public string CorporateName { get; init; } = "";

    /// <summary>Start of the activity. Key <c>debActDate</c>: a date from 0001-01-01.</summary>
    [JsonPropertyName("debActDate")]
    [JsonConverter(typeof(OptionalDateConverter))]
    public DateOnly? ActivityStartDate { get; init; }

    /// <summary>The street address. Key <c>address</c>: required text.</summary>
    [JsonPropertyName("address")]
    public string Address { get; init; } = "";

    /// <summary>The town. Key <c>townName</c>: required text.</summary>
    [JsonPropertyName("townName")]
    public string Town { get; init; } = "";

    /// <summary>The post code. Key <c>postCode</c>: required text; one without five digits gives a warning.</summary>
    [JsonPropertyName("postCode")]
    [JsonConverter(typeof(CodeConverter))]
    public string PostCode { get; init; } = "";

    /// <summary>SIRET of the management association (OGA). Key <c>ogaSiretId</c>: text.</summary>
    [JsonPropertyName("ogaSiretId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? OgaSiret { get; init; }

    /// <summary>Name of the OGA. Key <c>ogaName</c>: text.</summary>
    [JsonPropertyName("ogaName")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? OgaName { get; init; }

    /// <summary>Id of the OGA. Key <c>ogaId</c>: text.</summary>
    [JsonPropertyName("ogaId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? OgaId { get; init; }

    /// <summary>Membership number at the OGA. Key <c>ogaNumber</c>: text.</summary>
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
