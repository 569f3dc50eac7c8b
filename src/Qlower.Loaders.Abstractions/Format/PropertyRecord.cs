using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>A property, as sent in the section <c>properties</c>.</summary>
/// <remarks>An optional field that is null or empty in the file is <see langword="null"/> here.</remarks>
public sealed class PropertyRecord : IFormatRecord
{
    /// <summary>The partner's id.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>The declarant's id; the parent's where the property is nested.</summary>
    [JsonPropertyName("declarantId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? DeclarantId { get; init; }

    /// <summary><c>R</c> requests the erasure of the property.</summary>
    [JsonPropertyName("remove")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Remove { get; init; }

    /// <summary><c>A</c>, <c>H</c>, <c>CL</c> or <c>P</c>.</summary>
    [JsonPropertyName("type")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Type { get; init; }

    /// <summary>The description.</summary>
    [JsonPropertyName("description")]
    public string Description { get; init; } = "";

    /// <summary>Whether furnished: <c>O</c> or <c>N</c>.</summary>
    [JsonPropertyName("furnished")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Furnished { get; init; }

    /// <summary><c>D</c>, <c>A</c>, <c>STRP</c> or <c>M</c>.</summary>
    [JsonPropertyName("managed")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Managed { get; init; }

    /// <summary>The number in the street.</summary>
    [JsonPropertyName("bldgNb")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? BuildingNumber { get; init; }

    /// <summary>The street.</summary>
    [JsonPropertyName("streetName")]
    public string Street { get; init; } = "";

    /// <summary>A second line of the street.</summary>
    [JsonPropertyName("streetName2")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? StreetComplement { get; init; }

    /// <summary>The town.</summary>
    [JsonPropertyName("townName")]
    public string Town { get; init; } = "";

    /// <summary>The post code.</summary>
    [JsonPropertyName("postCode")]
    [JsonConverter(typeof(CodeConverter))]
    public string PostCode { get; init; } = "";

    /// <summary>Country, ISO 3166 alpha-2.</summary>
    [JsonPropertyName("ctry")]
    public string Country { get; init; } = "";

    /// <summary>The owner's last name.</summary>
    [JsonPropertyName("lastName")]
    public string OwnerLastName { get; init; } = "";

    /// <summary>The owner's first name.</summary>
    [JsonPropertyName("firstName")]
    public string OwnerFirstName { get; init; } = "";

    /// <summary>The owner's email address.</summary>
    [JsonPropertyName("email")]
    public string OwnerEmail { get; init; } = "";

    /// <summary>The owner's phone number.</summary>
    [JsonPropertyName("telNumber")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? PhoneNumber { get; init; }

    /// <summary>When it was built.</summary>
    [JsonPropertyName("constructionDate")]
    [JsonConverter(typeof(OptionalDateConverter))]
    public DateOnly? ConstructionDate { get; init; }

    /// <summary>When it was acquired.</summary>
    [JsonPropertyName("acquisitionDate")]
    public DateOnly AcquisitionDate { get; init; }

    /// <summary>Number of rooms.</summary>
    [JsonPropertyName("nbrRooms")]
    [JsonConverter(typeof(OptionalIntegerConverter))]
    public int? Rooms { get; init; }

    /// <summary>Number of parking spaces.</summary>
    [JsonPropertyName("nbrPark")]
    [JsonConverter(typeof(OptionalIntegerConverter))]
    public int? ParkingSpaces { get; init; }

    /// <summary>Number of floors.</summary>
    [JsonPropertyName("nbrFloors")]
    [JsonConverter(typeof(OptionalIntegerConverter))]
    public int? Floors { get; init; }

    /// <summary>Area in square metres.</summary>
    [JsonPropertyName("area")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? Area { get; init; }

    /// <summary>Area of the land in square metres.</summary>
    [JsonPropertyName("terrArea")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? LandArea { get; init; }

    /// <summary>Area of the garden in square metres.</summary>
    [JsonPropertyName("gardArea")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? GardenArea { get; init; }

    /// <summary>SIRET, fourteen digits.</summary>
    [JsonPropertyName("siretId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Siret { get; init; }

    /// <summary><c>N</c>, <c>10</c> or <c>20</c>; some partners append a percent sign.</summary>
    [JsonPropertyName("tvaOption")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? VatOption { get; init; }

    /// <summary>Net revaluation.</summary>
    [JsonPropertyName("netReevaluation")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? NetRevaluation { get; init; }

    /// <summary>Cost price.</summary>
    [JsonPropertyName("costPrice")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? CostPrice { get; init; }

    /// <summary>Agency fee.</summary>
    [JsonPropertyName("agencyFee")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? AgencyFee { get; init; }

    /// <summary>Notary fee.</summary>
    [JsonPropertyName("notaryFee")]
    [JsonConverter(typeof(OptionalDecimalConverter))]
    public decimal? NotaryFee { get; init; }

    /// <summary>Start of the activity.</summary>
    [JsonPropertyName("debActDate")]
    [JsonConverter(typeof(OptionalDateConverter))]
    public DateOnly? ActivityStartDate { get; init; }

    /// <summary>Completion of the works.</summary>
    [JsonPropertyName("workCompDate")]
    [JsonConverter(typeof(OptionalDateConverter))]
    public DateOnly? WorkCompletionDate { get; init; }

    /// <summary>Start of the construction.</summary>
    [JsonPropertyName("startConstrDate")]
    [JsonConverter(typeof(OptionalDateConverter))]
    public DateOnly? ConstructionStartDate { get; init; }

    /// <summary>Tax regime, a code; absent means the default, <c>7</c>.</summary>
    [JsonPropertyName("taxRegime")]
    [JsonConverter(typeof(OptionalCodeConverter))]
    public string? TaxRegime { get; init; }

    /// <summary><c>NEW</c>, <c>VEFA</c> or <c>OLD</c>.</summary>
    [JsonPropertyName("completionStatus")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? CompletionStatus { get; init; }

    /// <summary>Whether the ownership is split: <c>O</c> or <c>N</c>.</summary>
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
