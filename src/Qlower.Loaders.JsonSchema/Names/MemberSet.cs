namespace Qlower.Loaders.JsonSchema.Names;

/// <summary>Names of one object that are unknown to its plan, by their 128-bit hash: 16 bytes for a name of any length.</summary>
internal sealed class MemberSet
{
    private const int Smallest = 16;

    private UInt128[] _slots = new UInt128[Smallest];
    private int _count;

    public void Clear()
    {
        if (_count == 0)
        {
            return;
        }

        _count = 0;
        if (_slots.Length > 1024)
        {
            _slots = new UInt128[Smallest];
        }
        else
        {
            Array.Clear(_slots);
        }
    }

    /// <returns>False when the name was added before.</returns>
    public bool Add(UInt128 hash)
    {
        if (_count * 2 >= _slots.Length)
        {
            var old = _slots;
            _slots = new UInt128[old.Length * 2];
            foreach (var item in old)
            {
                if (item != 0)
                {
                    _slots[Slot(item)] = item;
                }
            }
        }

        // Zero marks a free slot.
        hash = hash == 0 ? 1 : hash;
        var slot = Slot(hash);
        if (_slots[slot] == hash)
        {
            return false;
        }

        _slots[slot] = hash;
        _count++;
        return true;
    }

    private int Slot(UInt128 hash)
    {
        var slot = unchecked((int)(ulong)hash) & (_slots.Length - 1);
        while (_slots[slot] != 0 && _slots[slot] != hash)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }
}
