using System.Text.Json;

namespace Qlower.Loaders.JsonSchema;

/// <summary>One fault, or one warning, at one place of the instance. Immutable; contains excerpts of the instance and thereby possibly personal data.</summary>
public sealed class SchemaFinding
{
    private string _instancePointer = "";
    private long _line;
    private long _column;

    /// <summary>The schema keyword that failed, for example <c>required</c>. For a value that a <c>false</c> schema forbids, the
    /// keyword that contains that schema, or <c>false</c> for the root schema. Null for a fault of the JSON text, except
    /// <see cref="JsonFault.TooLargeToBuffer"/>.</summary>
    public string? Keyword { get; init; }

    /// <summary>The fault of the JSON text; <see cref="JsonFault.None"/> when a keyword failed.</summary>
    public JsonFault Fault { get; init; }

    /// <summary>Whether the pass stopped here.</summary>
    public bool IsFatal { get; init; }

    /// <summary>Whether this is a warning, which does not make the instance invalid.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The rule that the rule keyword names for the failed keyword; null for none.</summary>
    public string? Rule { get; init; }

    /// <summary>The value, as an RFC 6901 pointer; empty for the root. Names beyond 256 bytes are cut with <c>…</c>.</summary>
    public string InstancePointer { get => _instancePointer; init => _instancePointer = value; }

    /// <summary>The failed keyword's place in the schema, references resolved: <c>#/$defs/x/pattern</c>. Empty where
    /// <see cref="Keyword"/> is null.</summary>
    public string SchemaLocation { get; init; } = "";

    /// <summary>Line of <see cref="Offset"/>, from 1. LF, CR LF and a lone CR each end a line.</summary>
    public long Line { get => _line; init => _line = value; }

    /// <summary>Column of <see cref="Offset"/>, from 1, in Unicode code points.</summary>
    public long Column { get => _column; init => _column = value; }

    /// <summary>Byte offset from the first byte of the input, from 0, a byte order mark included: the value's first byte; the
    /// name's quote for a duplicate or disallowed property; the offending byte for a fault of syntax.</summary>
    public long Offset { get; init; }

    /// <summary>The missing, disallowed or duplicate property's name, cut beyond 256 bytes; null otherwise.</summary>
    public string? Property { get; init; }

    /// <summary>What the keyword requires, in a few words or JSON literals; null when there is nothing to add.</summary>
    public string? Expected { get; init; }

    /// <summary>
    /// Excerpt of the offending value, at most 100 characters, cut with <c>…</c>: a string's content (in quotes for <c>type</c>),
    /// the token of a number or literal, <c>object</c> or <c>array</c>. Null for most faults of syntax.
    /// </summary>
    public string? Actual { get; init; }

    /// <summary>The kind of the offending value; <see cref="JsonValueKind.Undefined"/> for a fault of the JSON text.</summary>
    public JsonValueKind ActualKind { get; init; }

    /// <summary>
    /// When no branch of an <c>anyOf</c> or <c>oneOf</c> accepts the value, the findings of the closest branch are reported: then the schema location of that
    /// keyword, the innermost one if there are several; null otherwise.
    /// </summary>
    public string? ChoiceLocation { get; private set; }

    /// <summary>Other branches of <see cref="ChoiceLocation"/>, whose findings are left out; 0 without it.</summary>
    public int BranchesLeftOut { get; private set; }

    /// <summary>
    /// Further findings of the same conditional branch that are counted but not reported, on the last one that is reported; 0 otherwise.
    /// </summary>
    public long FindingsLeftOut { get; private set; }

    /// <summary>A copy that states what was left out. A choice that is set already stays.</summary>
    internal SchemaFinding LeavingOut(string? choice, int branches, long findings)
    {
        var copy = (SchemaFinding)MemberwiseClone();
        (copy.ChoiceLocation, copy.BranchesLeftOut) = ChoiceLocation is null ? (choice, branches) : (ChoiceLocation, BranchesLeftOut);
        copy.FindingsLeftOut += findings;
        return copy;
    }

    /// <summary>A copy at another place.</summary>
    internal SchemaFinding At(string pointer, long line, long column)
    {
        var copy = (SchemaFinding)MemberwiseClone();
        (copy._instancePointer, copy._line, copy._column) = (pointer, line, column);
        return copy;
    }

    /// <summary>Place and keyword or fault, for logs and debuggers; without any excerpt of the instance's values.</summary>
    public override string ToString() => $"{Line}:{Column} {InstancePointer} {Keyword ?? Fault.ToString()} ({SchemaLocation})";
}
