namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>
/// An automaton of at most ten states: all transitions of a byte fit one word, six bits a state, and the next state is the result of
/// shifting the word by the current one: one instruction for each byte.
/// </summary>
internal sealed class ShiftAutomaton : StringPattern
{
    public const int MostStates = 10;

    private const int Bits = 6;
    private const int Mask = 63;
    private const int Stretch = 32;

    private readonly ulong[] _rows = new ulong[256];
    private readonly Alphabet _alphabet;
    private readonly ulong[] _rowsOfSymbols;
    private readonly int _start;
    private readonly ulong _accepting;
    private readonly bool _isDecidedByBytes;

    public ShiftAutomaton(StateMachine machine)
    {
        _alphabet = machine.Alphabet;
        AcceptsAllPlainText = machine.AcceptsAllPlainText;
        SureFirstBytes = machine.SureFirstBytes;
        _isDecidedByBytes = _alphabet.IsDecidedByBytes;
        _start = machine.Start * Bits;
        _rowsOfSymbols = new ulong[_alphabet.Count + 1];
        for (var state = 0; state < machine.Count; state++)
        {
            _accepting |= machine.AcceptsAtEnd[state] ? 1UL << (state * Bits) : 0;
            for (var symbol = 0; symbol < _alphabet.Count; symbol++)
            {
                _rowsOfSymbols[symbol] |= (ulong)(machine.Moves[(state * _alphabet.Count) + symbol] * Bits) << (state * Bits);
            }

            _rowsOfSymbols[_alphabet.Skip] |= (ulong)(state * Bits) << (state * Bits);
        }

        for (var b = 0; b < _rows.Length; b++)
        {
            // A byte that decides nothing keeps the state; the loop for such alphabets does not test it.
            _rows[b] = _rowsOfSymbols[_alphabet.Bytes[b] == Alphabet.Undecided ? _alphabet.Skip : _alphabet.Bytes[b]];
        }
    }

    public override bool AcceptsAllPlainText { get; }

    public override UInt128 SureFirstBytes { get; }

    public override bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        var state = (ulong)_start;
        while (utf8.Length > Stretch)
        {
            // A long text is processed in sections, so that one that can no longer match ends early.
            var length = Stretch;
            while (length < utf8.Length && (sbyte)utf8[length] < -64)
            {
                length++;
            }

            state = Run(utf8[..length], state) & Mask;
            if (state <= StateMachine.Won * Bits)
            {
                return state == StateMachine.Won * Bits;
            }

            utf8 = utf8[length..];
        }

        return ((_accepting >> (int)Run(utf8, state)) & 1) != 0;
    }

    private ulong Run(ReadOnlySpan<byte> utf8, ulong state)
    {
        var rows = _rows.AsSpan(0, 256);
        if (_isDecidedByBytes)
        {
            foreach (var b in utf8)
            {
                // A shift uses only the six lowest bits of its count.
                state = rows[b] >> (int)state;
            }

            return state;
        }

        for (var i = 0; i < utf8.Length; i++)
        {
            var row = rows[utf8[i]];
            if (utf8[i] >= 0xC0 && _alphabet.Bytes[utf8[i]] == Alphabet.Undecided)
            {
                row = _rowsOfSymbols[_alphabet.SymbolAt(utf8[i..], out var length)];
                i += length - 1;
            }

            state = row >> (int)state;
        }

        return state;
    }
}
