namespace Qlower.Loaders.Model;

/// <summary>Which way the money went.</summary>
public enum TransactionDirection
{
    /// <summary>A negative amount.</summary>
    Debit = 0,

    /// <summary>A positive amount, or zero.</summary>
    Credit = 1,
}
