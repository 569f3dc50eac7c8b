namespace Qlower.Loaders.Model;

/// <summary>The direction of a transaction.</summary>
public enum TransactionDirection
{
    /// <summary>A negative amount.</summary>
    Debit = 0,

    /// <summary>A positive amount, or zero.</summary>
    Credit = 1,
}
