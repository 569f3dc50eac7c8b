using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>A client of the partner, as sent in the block <c>client</c> of an entry of <c>clients</c>.</summary>
/// <remarks>An optional field that is null, empty or blank in the file is <see langword="null"/> here.</remarks>
public sealed class ClientRecord : IFormatRecord
{
    /// <summary>The email address, which is the client's external id. Key <c>email</c>: required; at most 255 characters.</summary>
    [JsonPropertyName("email")]
    public string Email { get; init; } = "";

    /// <summary>The first name. Key <c>firstName</c>: required text.</summary>
    [JsonPropertyName("firstName")]
    public string FirstName { get; init; } = "";

    /// <summary>The last name. Key <c>lastName</c>: required text.</summary>
    [JsonPropertyName("lastName")]
    public string LastName { get; init; } = "";

    /// <summary>
    /// The phone number, used only when the account is created. Key <c>phoneNumber</c>: any text; one that is no valid phone number gives a
    /// warning.
    /// </summary>
    [JsonPropertyName("phoneNumber")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? PhoneNumber { get; init; }

    /// <inheritdoc />
    [JsonIgnore]
    public string ExternalId => Email.Trim().ToLowerInvariant();

    /// <inheritdoc />
    [JsonIgnore]
    public RecordModel Model => RecordModel.Clients;
}
