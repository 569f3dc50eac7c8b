namespace Qlower.Loaders.Model;

/// <summary>A property of the internal model. Settable, so that a transformer can change it; not thread-safe.</summary>
public sealed class Property : IInternalRecord
{
    /// <inheritdoc />
    public required string ExternalId { get; init; }

    /// <summary>External id of the declarant, if any.</summary>
    public string? DeclarantId { get; set; }

    /// <summary>Email of the client that owns it; null in a flat file.</summary>
    public string? ClientEmail { get; set; }

    /// <summary>A, H, CL or P.</summary>
    public string? Type { get; set; }

    /// <summary>Description.</summary>
    public string Description { get; set; } = "";

    /// <summary>Whether furnished; null where the partner does not say.</summary>
    public bool? IsFurnished { get; set; }

    /// <summary>D, A, STRP or M.</summary>
    public string? ManagementMode { get; set; }

    /// <summary>Number in the street; empty when there is none.</summary>
    public string BuildingNumber { get; set; } = "";

    /// <summary>Street.</summary>
    public string Street { get; set; } = "";

    /// <summary>Second line of the street.</summary>
    public string? StreetComplement { get; set; }

    /// <summary>Town.</summary>
    public string Town { get; set; } = "";

    /// <summary>Post code.</summary>
    public string PostCode { get; set; } = "";

    /// <summary>French department of the post code.</summary>
    public string? Department { get; set; }

    /// <summary>Country, ISO 3166 alpha-2.</summary>
    public string Country { get; set; } = "";

    /// <summary>The owner's last name.</summary>
    public string OwnerLastName { get; set; } = "";

    /// <summary>The owner's first name.</summary>
    public string OwnerFirstName { get; set; } = "";

    /// <summary>The owner's email address, in lower case.</summary>
    public string OwnerEmail { get; set; } = "";

    /// <summary>Phone number in E.164, or as sent where it could not be read.</summary>
    public string? PhoneNumber { get; set; }

    /// <summary>When it was built.</summary>
    public DateOnly? ConstructionDate { get; set; }

    /// <summary>When it was acquired.</summary>
    public DateOnly AcquisitionDate { get; set; }

    /// <summary>Number of rooms.</summary>
    public int? Rooms { get; set; }

    /// <summary>Number of parking spaces.</summary>
    public int? ParkingSpaces { get; set; }

    /// <summary>Number of floors.</summary>
    public int? Floors { get; set; }

    /// <summary>Square metres.</summary>
    public decimal? Area { get; set; }

    /// <summary>Square metres of land.</summary>
    public decimal? LandArea { get; set; }

    /// <summary>Square metres of garden.</summary>
    public decimal? GardenArea { get; set; }

    /// <summary>SIRET.</summary>
    public string? Siret { get; set; }

    /// <summary>N, 10 or 20.</summary>
    public string? VatOption { get; set; }

    /// <summary>Net revaluation.</summary>
    public decimal? NetRevaluation { get; set; }

    /// <summary>Cost price.</summary>
    public decimal? CostPrice { get; set; }

    /// <summary>Agency fee.</summary>
    public decimal? AgencyFee { get; set; }

    /// <summary>Notary fee.</summary>
    public decimal? NotaryFee { get; set; }

    /// <summary>Start of the activity.</summary>
    public DateOnly? ActivityStartDate { get; set; }

    /// <summary>Completion of the works.</summary>
    public DateOnly? WorkCompletionDate { get; set; }

    /// <summary>Start of the construction.</summary>
    public DateOnly? ConstructionStartDate { get; set; }

    /// <summary>Code of the tax regime.</summary>
    public string TaxRegime { get; set; } = "";

    /// <summary>Its French label.</summary>
    public string? TaxRegimeLabel { get; set; }

    /// <summary>NEW, VEFA or OLD.</summary>
    public string? CompletionStatus { get; set; }

    /// <summary>Whether the ownership is split; null where the partner does not say.</summary>
    public bool? IsDismembered { get; set; }

    /// <inheritdoc />
    public RecordModel Model => RecordModel.Properties;
}
