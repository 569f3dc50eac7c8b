namespace Qlower.Loaders.Model;

/// <summary>A client of the internal model. Settable, so that a transformer can change it; not thread-safe.</summary>
public sealed class Client : IInternalRecord
{
    /// <inheritdoc />
    public required string ExternalId { get; init; }

    /// <summary>Email address, trimmed, in lower case.</summary>
    public string Email { get; set; } = "";

    /// <summary>First name, trimmed.</summary>
    public string FirstName { get; set; } = "";

    /// <summary>Last name, trimmed.</summary>
    public string LastName { get; set; } = "";

    /// <summary>Phone number in E.164, or as sent where it could not be read.</summary>
    public string? PhoneNumber { get; set; }

    /// <inheritdoc />
    public RecordModel Model => RecordModel.Clients;
}
