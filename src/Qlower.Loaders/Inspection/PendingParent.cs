namespace Qlower.Loaders.Inspection;

/// <summary>
/// A record that is still being read while the records nested in it are cut into parts: its id may come last. Parts do not wait for it.
/// </summary>
internal sealed class PendingParent(RecordModel model, long offset)
{
    private ParentReference _reference = new(model, offset, null);
    private bool _isAwaited;

    /// <summary>Returns the reference; without an id as long as the record is open, and then its id is awaited.</summary>
    public ParentReference Refer()
    {
        _isAwaited |= _reference.ExternalId is null;
        return _reference;
    }

    /// <summary>Sets the id.</summary>
    /// <returns>The reference when its id is awaited; <see langword="null"/> otherwise.</returns>
    public ParentReference? Close(string externalId)
    {
        _reference = new ParentReference(_reference.Model, _reference.Offset, externalId);
        return _isAwaited ? _reference : null;
    }
}
