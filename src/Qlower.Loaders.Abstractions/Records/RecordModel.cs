namespace Qlower.Loaders;

/// <summary>
/// The models of the records of a load. The order is the order of integration: the model of a parent precedes those of its children.
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
