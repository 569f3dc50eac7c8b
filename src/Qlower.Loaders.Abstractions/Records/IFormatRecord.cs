namespace Qlower.Loaders;

/// <summary>A record as the partner sent it, in the Loader 2.0 format.</summary>
public interface IFormatRecord
{
    /// <summary>The partner's id of the record; empty only before static validation.</summary>
    string ExternalId { get; }

    /// <summary>The model of the record.</summary>
    RecordModel Model { get; }
}
