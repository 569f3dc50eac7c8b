using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>A bank transaction, as sent in the section <c>transactions</c>.</summary>
/// <remarks>An optional field that is null or empty in the file is <see langword="null"/> here.</remarks>
public sealed class TransactionRecord : IFormatRecord
{
    /// <summary>The partner's id.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>The date of execution.</summary>
    [JsonPropertyName("reqdExctnDt")]
    public DateOnly ExecutionDate { get; init; }

    /// <summary>The property's id.</summary>
    [JsonPropertyName("id-prty")]
    public string PropertyId { get; init; } = "";

    /// <summary>The tenant's id.</summary>
    [JsonPropertyName("id-tenant")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? TenantId { get; init; }

    /// <summary>Amount with tax: negative is a debit, positive a credit.</summary>
    [JsonPropertyName("amt")]
    [JsonConverter(typeof(DecimalConverter))]
    public decimal Amount { get; init; }

    /// <summary>Currency, ISO 4217; absent means <c>EUR</c>.</summary>
    [JsonPropertyName("ccy")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Currency { get; init; }

    /// <summary>The partner's own category.</summary>
    [JsonPropertyName("purpose")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Purpose { get; init; }

    /// <summary>The reference.</summary>
    [JsonPropertyName("ref")]
    public string Reference { get; init; } = "";

    /// <inheritdoc />
    [JsonIgnore]
    public string ExternalId => Id;

    /// <inheritdoc />
    [JsonIgnore]
    public RecordModel Model => RecordModel.Transactions;
}
