namespace Qlower.Loaders.JsonSchema.Names;

/// <summary>The names of one object: those of its plan and of all conditional plans on the same value, numbered from 0.</summary>
internal sealed class NameScope
{
    private readonly int[] _ids;
    private readonly int[] _slotIds;
    private readonly int[] _slotLocals;

    public NameScope(int[] ids, int guessBase)
    {
        _ids = ids;
        GuessBase = guessBase;
        _slotIds = NameTable.EmptySlots(ids.Length);
        _slotLocals = new int[_slotIds.Length];
        for (var local = 0; local < _ids.Length; local++)
        {
            var slot = _ids[local] & (_slotIds.Length - 1);
            while (_slotIds[slot] >= 0)
            {
                slot = (slot + 1) & (_slotIds.Length - 1);
            }

            _slotIds[slot] = _ids[local];
            _slotLocals[slot] = local;
        }
    }

    public int Count => _ids.Length;

    /// <summary>Words of a bit mask over the names.</summary>
    public int Words => (_ids.Length + 63) / 64;

    /// <summary>The index of this scope's first guess; there is one more than names, for the first property.</summary>
    public int GuessBase { get; }

    public int IdOf(int local) => _ids[local];

    /// <returns>The number within this scope, or -1.</returns>
    public int Find(int id)
    {
        if (id < 0)
        {
            return -1;
        }

        for (var slot = id & (_slotIds.Length - 1); ; slot = (slot + 1) & (_slotIds.Length - 1))
        {
            var candidate = _slotIds[slot];
            if (candidate == id)
            {
                return _slotLocals[slot];
            }

            if (candidate < 0)
            {
                return -1;
            }
        }
    }
}
