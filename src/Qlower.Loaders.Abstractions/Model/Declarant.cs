namespace Qlower.Loaders.Model;

/// <summary>A declarant of the internal model. Settable, so that a transformer can change it; not thread-safe.</summary>
public sealed class Declarant : IInternalRecord
{
    /// <inheritdoc />
    public required string ExternalId { get; init; }

    /// <summary>Email of the client that owns it; null in a flat file.</summary>
    public string? ClientEmail { get; set; }

    /// <summary>SIREN.</summary>
    public string? Siren { get; set; }

    /// <summary>NIC.</summary>
    public string? Nic { get; set; }

    /// <summary>Code of the legal status.</summary>
    public string LegalStatus { get; set; } = "";

    /// <summary>Its French label.</summary>
    public string? LegalStatusLabel { get; set; }

    /// <summary>IR or IS.</summary>
    public string? TaxRegimeAggregation { get; set; }

    /// <summary>Code of the tax category.</summary>
    public string? TaxCategory { get; set; }

    /// <summary>Its French label.</summary>
    public string? TaxCategoryLabel { get; set; }

    /// <summary>Code of the tax regime.</summary>
    public string? TaxRegime { get; set; }

    /// <summary>Its French label.</summary>
    public string? TaxRegimeLabel { get; set; }

    /// <summary>Corporate name.</summary>
    public string CorporateName { get; set; } = "";

    /// <summary>Start of the activity.</summary>
    public DateOnly? ActivityStartDate { get; set; }

    /// <summary>Street address.</summary>
    public string Address { get; set; } = "";

    /// <summary>Town.</summary>
    public string Town { get; set; } = "";

    /// <summary>Post code.</summary>
    public string PostCode { get; set; } = "";

    /// <summary>French department of the post code.</summary>
    public string? Department { get; set; }

    /// <summary>SIRET of the OGA.</summary>
    public string? OgaSiret { get; set; }

    /// <summary>Name of the OGA.</summary>
    public string? OgaName { get; set; }

    /// <summary>Id of the OGA.</summary>
    public string? OgaId { get; set; }

    /// <summary>Membership number at the OGA.</summary>
    public string? OgaNumber { get; set; }

    /// <inheritdoc />
    public RecordModel Model => RecordModel.Declarants;
}
