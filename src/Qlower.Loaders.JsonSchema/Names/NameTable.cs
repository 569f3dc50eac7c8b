using System.Buffers.Binary;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Names;

/// <summary>Every property name of the schema, numbered, found by its UTF-8 bytes. Immutable once built.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private byte[][] _names = [];
    private byte[][] _quoted = [];
    private int[] _slots = [-1];

    public int Count => _texts.Count;

    public int Add(string name)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            id = _texts.Count;
            _ids.Add(name, id);
            _texts.Add(name);
        }

        return id;
    }

    public string Text(int id) => _texts[id];

    public ReadOnlySpan<byte> Utf8(int id) => _names[id];

    /// <summary>The name between quotes, as most files contain it.</summary>
    public ReadOnlySpan<byte> Quoted(int id) => _quoted[id];

    public void Freeze()
    {
        _names = new byte[_texts.Count][];
        _quoted = new byte[_texts.Count][];
        _slots = EmptySlots(_texts.Count);
        for (var id = 0; id < _names.Length; id++)
        {
            _names[id] = Encoding.UTF8.GetBytes(_texts[id]);
            _quoted[id] = Encoding.UTF8.GetBytes($"\"{_texts[id]}\"");
            var slot = Hash(_names[id]) & (_slots.Length - 1);
            while (_slots[slot] >= 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = id;
        }
    }

    /// <summary>A hash table of at least twice this size, every slot -1.</summary>
    public static int[] EmptySlots(int count)
    {
        var slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(count * 2) + 2)];
        for (var slot = 0; slot < slots.Length; slot++)
        {
            slots[slot] = -1;
        }

        return slots;
    }

    /// <returns>The name's number, or -1.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        for (var slot = Hash(name) & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var id = _slots[slot];
            if (id < 0 || name.SequenceEqual(_names[id]))
            {
                return id;
            }
        }
    }

    /// <summary>Mixes length, first and last bytes: enough for the fixed names of a schema.</summary>
    private static int Hash(ReadOnlySpan<byte> name)
    {
        ulong mixed;
        if (name.Length >= 8)
        {
            mixed = BinaryPrimitives.ReadUInt64LittleEndian(name)
                ^ (BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]) * 0x9E3779B97F4A7C15);
        }
        else
        {
            mixed = 0;
            foreach (var c in name)
            {
                mixed = (mixed << 8) | c;
            }
        }

        mixed = (mixed + (uint)name.Length) * 0xD6E8FEB86659FD93;
        return (int)(mixed >> 33);
    }
}
