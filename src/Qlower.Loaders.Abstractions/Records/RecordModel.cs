namespace Qlower.Loaders;

/// <summary>
/// The kinds of record a load carries. The order is the order of integration: a parent's model comes before its children's.
/// </summary>
public enum RecordModel
{
    /// <summary>A client of the partner, with its own sections. Its external id is its email, trimmed and in lower case.</summary>
    Clients = 0,

    /// <summary>A tax declarant.</summary>
    Declarants = 1,

    /// <summary>A property.</summary>
    Properties = 2,

    /// <summary>An associate of a declarant.</summary>
    Associates = 3,

    /// <summary>A bank transaction of a property.</summary>
    Transactions = 4,

    /// <summary>A document of a property or of a declarant.</summary>
    Documents = 5,
}
