using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>A property, as sent in the section <c>properties</c>.</summary>
/// <remarks>An optional field that is null, empty or blank in the file is <see langword="null"/> here.</remarks>
public sealed class PropertyRecord : IFormatRecord
{
    /// <summary>The partner's id. Key <c>id</c>: required; 1 to 255 characters.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>The declarant's id; the parent's where the property is nested. Key <c>declarantId</c>: at most 255 characters.</summary>
    [JsonPropertyName("declarantId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? DeclarantId { get; init; }

    /// <summary>Whether the property is to be erased. Key <c>remove</c>: <c>R</c>; then only <c>id</c> is required beside it.</summary>
    [JsonPropertyName("remove")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Remove { get; init; }

    /// <summary>
    /// The type of property. Key <c>type</c>: <c>A</c> flat, <c>H</c> house, <c>CL</c> commercial premises or <c>P</c> parking space.
    /// </summary>
    [JsonPropertyName("type")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Type { get; init; }

    /// <summary>The description. Key <c>description</c>: required text.</summary>
    [JsonPropertyName("description")]
    public string Description { get; init; } = "";

    /// <summary>Whether furnished. Key <c>furnished</c>: <c>O</c> or <c>N</c>, absent means <c>N</c>.</summary>
    [JsonPropertyName("furnished")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Furnished { get; init; }

    /// <summary>
    /// How it is managed. Key <c>managed</c>: <c>D</c> direct, <c>A</c> agency, <c>STRP</c> short-term rental platform or <c>M</c> agent.
    /// </summary>
    [JsonPropertyName("managed")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Managed { get; init; }

    /// <summary>The number in the street. Key <c>bldgNb</c>: text.</summary>
    [JsonPropertyName("bldgNb")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? BuildingNumber { get; init; }

    /// <summary>The street. Key <c>streetName</c>: required text.</summary>
    [JsonPropertyName("streetName")]
    public string Street { get; init; } = "";

    /// <summary>A second line of the street. Key <c>streetName2</c>: text.</summary>
    [JsonPropertyName("streetName2")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? StreetComplement { get; init; }

    /// <summary>The town. Key <c>townName</c>: required text.</summary>
    [JsonPropertyName("townName")]
    public string Town { get; init; } = "";

    /// <summary>The post code. Key <c>postCode</c>: required text; one without five digits gives a warning.</summary>
    [JsonPropertyName("postCode")]
    [JsonConverter(typeof(CodeConverter))]
    public string PostCode { get; init; } = "";

    /// <summary>Country, ISO 3166 alpha-2. Key <c>ctry</c>: required; <c>FR</c>.</summary>
    [JsonPropertyName("ctry")]
    public string Country { get; init; } = "";

    /// <summary>The owner's last name. Key <c>lastName</c>: required text.</summary>
    [JsonPropertyName("lastName")]
    public string OwnerLastName { get; init; } = "";

    /// <summary>The owner's first name. Key <c>firstName</c>: required text.</summary>
    [JsonPropertyName("firstName")]
    public string OwnerFirstName { get; init; } = "";

    /// <summary>The owner's email address. Key <c>email</c>: required; at most 255 characters.</summary>
    [JsonPropertyName("email")]
    public string OwnerEmail { get; init; } = "";

    /// <summary>The owner's phone number. Key <c>telNumber</c>: any text; one that is no valid phone number gives a warning.</summary>
    [JsonPropertyName("telNumber")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? PhoneNumber { get; init; }

    /// <summary>When it was built. Key <c>constructionDate</c>: a date from 0001-01-01.</summary>
    [JsonPropertyName("constructionDate")]
    [JsonConverter(typeof(OptionalDateConverter))]
    public DateOnly? ConstructionDate { get; init; }

    /// <summary>When it was acquired. Key <c>acquisitionDate</c>: required; a date from 0001-01-01.</summary>
    [JsonPropertyName("acquisitionDate")]
    public DateOnly AcquisitionDate { get; init; }

    /// <summary>Number of rooms. Key <c>nbrRooms</c>: 0 to 2,147,483,647.</summary>
    [JsonPropertyName("nbrRooms")]
    [JsonConverter(typeof(OptionalIntegerConverter))]
    public int? Rooms { get; init; }

    /// <summary>Number of parking spaces. Key <c>nbrPark</c>: 0 to 2,147,483,647.</summary>
    [JsonPropertyName("nbrPark")]
    [JsonConverter(typeof(OptionalIntegerConverter))]
    public int? ParkingSpaces { get; init; }

    /// <summary>Number of floors. Key <c>nbrFloors</c>: 0 to 2,147,483,647.</summary>
    [JsonPropertyName("nbrFloors")]
    [JsonConverter(typeof(OptionalIntegerConverter))]
    public int? Floors { get; init; }

    /// <summary>Area in square metres. Key <c>area</c>: 0 or more, at most 28 digits.</summary>
    [JsonPropertyName("area")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? Area { get; init; }

    /// <summary>Area of the land in square metres. Key <c>terrArea</c>: 0 or more, at most 28 digits.</summary>
    [JsonPropertyName("terrArea")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? LandArea { get; init; }

    /// <summary>Area of the garden in square metres. Key <c>gardArea</c>: 0 or more, at most 28 digits.</summary>
    [JsonPropertyName("gardArea")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? GardenArea { get; init; }

    /// <summary>SIRET. Key <c>siretId</c>: fourteen digits.</summary>
    [JsonPropertyName("siretId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Siret { get; init; }

    /// <summary>VAT option. Key <c>tvaOption</c>: <c>N</c>, <c>10</c> or <c>20</c>; a percent sign after it gives a warning.</summary>
    [JsonPropertyName("tvaOption")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? VatOption { get; init; }

    /// <summary>Net revaluation. Key <c>netReevaluation</c>: at most 28 digits.</summary>
    [JsonPropertyName("netReevaluation")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? NetRevaluation { get; init; }

    /// <summary>Cost price. Key <c>costPrice</c>: at most 28 digits.</summary>
    [JsonPropertyName("costPrice")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? CostPrice { get; init; }

    /// <summary>Agency fee. Key <c>agencyFee</c>: at most 28 digits.</summary>
    [JsonPropertyName("agencyFee")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? AgencyFee { get; init; }

    /// <summary>Notary fee. Key <c>notaryFee</c>: at most 28 digits.</summary>
    [JsonPropertyName("notaryFee")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? NotaryFee { get; init; }

    /// <summary>Start of the activity. Key <c>debActDate</c>: a date from 0001-01-01.</summary>
    [JsonPropertyName("debActDate")]
    [JsonConverter(typeof(OptionalDateConverter))]
    public DateOnly? ActivityStartDate { get; init; }

    /// <summary>Completion of the works. Key <c>workCompDate</c>: a date from 0001-01-01.</summary>
    [JsonPropertyName("workCompDate")]
    [JsonConverter(typeof(OptionalDateConverter))]
    public DateOnly? WorkCompletionDate { get; init; }

    /// <summary>Start of the construction. Key <c>startConstrDate</c>: a date from 0001-01-01.</summary>
    [JsonPropertyName("startConstrDate")]
    [JsonConverter(typeof(OptionalDateConverter))]
    public DateOnly? ConstructionStartDate { get; init; }

    /// <summary>
    /// Tax regime. Key <c>taxRegime</c>: a code of the list <c>propertyTaxRegime</c>, as a text or a number; absent means <c>7</c>, with a
    /// warning.
    /// </summary>
    [JsonPropertyName("taxRegime")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? TaxRegime { get; init; }

    /// <summary>State of completion. Key <c>completionStatus</c>: <c>NEW</c>, <c>VEFA</c> or <c>OLD</c>.</summary>
    [JsonPropertyName("completionStatus")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? CompletionStatus { get; init; }

    /// <summary>Whether the ownership is split. Key <c>dismemberedProperty</c>: <c>O</c> or <c>N</c>, absent means <c>N</c>.</summary>
    [JsonPropertyName("dismemberedProperty")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Dismembered { get; init; }

    /// <inheritdoc />
    [JsonIgnore]
    public string ExternalId => Id;

    /// <inheritdoc />
    [JsonIgnore]
    public RecordModel Model => RecordModel.Properties;
}
