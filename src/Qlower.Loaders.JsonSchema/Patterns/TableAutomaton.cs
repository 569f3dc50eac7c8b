using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>An automaton as a table of transitions: two look-ups a byte.</summary>
internal sealed class TableAutomaton : StringPattern
{
    private readonly Alphabet _alphabet;
    private readonly byte[] _symbols;
    private readonly ushort[] _moves;
    private readonly bool[] _acceptsAtEnd;
    private readonly int _stride;
    private readonly int _start;

    public TableAutomaton(StateMachine machine)
    {
        _alphabet = machine.Alphabet;
        _symbols = _alphabet.Bytes;
        _acceptsAtEnd = machine.AcceptsAtEnd;
        AcceptsAllPlainText = machine.AcceptsAllPlainText;
        SureFirstBytes = machine.SureFirstBytes;

        // States are identified by the index of their transitions, which saves a multiplication a byte.
        _stride = _alphabet.Count + 1;
        _start = machine.Start * _stride;
        _moves = new ushort[machine.Count * _stride];
        for (var state = 0; state < machine.Count; state++)
        {
            for (var symbol = 0; symbol < _alphabet.Count; symbol++)
            {
                _moves[(state * _stride) + symbol] = (ushort)(machine.Moves[(state * _alphabet.Count) + symbol] * _stride);
            }

            _moves[(state * _stride) + _alphabet.Skip] = (ushort)(state * _stride);
        }
    }

    public override bool AcceptsAllPlainText { get; }

    public override UInt128 SureFirstBytes { get; }

    public override bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        var state = _start;
        var lastSink = _stride * StateMachine.Won;
        if (state <= lastSink)
        {
            return state == lastSink;
        }

        // Every index is a byte in a table of 256 or a transition that the constructor wrote.
        ref var symbols = ref MemoryMarshal.GetArrayDataReference(_symbols);
        ref var moves = ref MemoryMarshal.GetArrayDataReference(_moves);
        for (var i = 0; i < utf8.Length; i++)
        {
            int symbol = Unsafe.Add(ref symbols, utf8[i]);
            if (symbol == Alphabet.Undecided)
            {
                symbol = _alphabet.SymbolAt(utf8[i..], out var length);
                i += length - 1;
            }

            state = Unsafe.Add(ref moves, state + symbol);
            if (state <= lastSink)
            {
                return state == lastSink;
            }
        }

        return _acceptsAtEnd[state / _stride];
    }
}
