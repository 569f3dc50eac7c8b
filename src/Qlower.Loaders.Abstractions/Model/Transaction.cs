namespace Qlower.Loaders.Model;

/// <summary>A transaction of the internal model. Settable, so that a transformer can change it; not thread-safe.</summary>
public sealed class Transaction : IInternalRecord
{
    /// <inheritdoc />
    public required string ExternalId { get; init; }

    /// <summary>External id of the property.</summary>
    public string PropertyId { get; set; } = "";

    /// <summary>Email of the client that owns it; null in a flat file.</summary>
    public string? ClientEmail { get; set; }

    /// <summary>External id of the tenant.</summary>
    public string? TenantId { get; set; }

    /// <summary>Date of execution.</summary>
    public DateOnly ExecutionDate { get; set; }

    /// <summary>Calendar year of the execution.</summary>
    public int FiscalYear { get; set; }

    /// <summary>Signed amount with tax.</summary>
    public decimal Amount { get; set; }

    /// <summary>Debit or credit, by the sign.</summary>
    public TransactionDirection Direction { get; set; }

    /// <summary>Currency, ISO 4217.</summary>
    public string Currency { get; set; } = "";

    /// <summary>The partner's own category.</summary>
    public string? Purpose { get; set; }

    /// <summary>The internal category that the rule pack maps the purpose to.</summary>
    public string? Category { get; set; }

    /// <summary>Reference.</summary>
    public string Reference { get; set; } = "";

    /// <inheritdoc />
    public RecordModel Model => RecordModel.Transactions;
}
