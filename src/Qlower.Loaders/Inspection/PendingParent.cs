namespace Qlower.Loaders.Inspection;

/// <summary>A record that is still being read while the records nested in it are cut into parts: its id may come last.</summary>
internal sealed class PendingParent(RecordModel model, long offset)
{
    private ParentReference? _reference;

    public bool IsClosed => _reference is not null;

    /// <summary>The reference; only once closed.</summary>
    public ParentReference Reference => _reference ?? throw new InvalidOperationException("The parent is not read to its end.");

    public void Close(string externalId) => _reference = new ParentReference(model, offset, externalId);
}
