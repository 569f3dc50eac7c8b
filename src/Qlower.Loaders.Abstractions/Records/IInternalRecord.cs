namespace Qlower.Loaders;

/// <summary>A record of the internal model, as integrators receive it.</summary>
public interface IInternalRecord
{
    /// <summary>The partner's id of the record.</summary>
    string ExternalId { get; }

    /// <summary>The model of the record.</summary>
    RecordModel Model { get; }
}
