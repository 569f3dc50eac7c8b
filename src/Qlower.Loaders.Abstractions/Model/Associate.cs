namespace Qlower.Loaders.Model;

/// <summary>An associate of the internal model. Settable, so that a transformer can change it; not thread-safe.</summary>
public sealed class Associate : IInternalRecord
{
    /// <inheritdoc />
    public required string ExternalId { get; init; }

    /// <summary>External id of the declarant.</summary>
    public string DeclarantId { get; set; } = "";

    /// <summary>Email of the client that owns it; null in a flat file.</summary>
    public string? ClientEmail { get; set; }

    /// <summary>M, MME or SOC.</summary>
    public string Civility { get; set; } = "";

    /// <summary>First name.</summary>
    public string? FirstName { get; set; }

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>Street address.</summary>
    public string? Address { get; set; }

    /// <summary>Town.</summary>
    public string? Town { get; set; }

    /// <summary>Country, ISO 3166 alpha-2.</summary>
    public string? Country { get; set; }

    /// <summary>Email address, in lower case.</summary>
    public string Email { get; set; } = "";

    /// <summary>Whether a manager; null where the partner does not say.</summary>
    public bool? IsManager { get; set; }

    /// <inheritdoc />
    public RecordModel Model => RecordModel.Associates;
}
