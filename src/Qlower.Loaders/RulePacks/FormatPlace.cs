using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.RulePacks;

/// <summary>A value of the format, with the members that the format defines for it. Immutable.</summary>
/// <param name="Name">The name for messages: the model, and the members that lead to the value.</param>
/// <param name="Scope">The scope of its fields, see <see cref="SchemaFields"/>; <see langword="null"/> for a value without members.</param>
/// <param name="IsList">Whether the value is a list of objects with these fields.</param>
internal sealed record FormatPlace(string Name, string? Scope, bool IsList = false)
{
    private static readonly Lazy<SchemaFields> Format = new(() => LoaderSchema.ReadFields());

    /// <summary>The names of the members; empty for a value that the format does not define or that is no object.</summary>
    public IReadOnlyCollection<string> Members { get; } = Scope is null || IsList ? [] : [.. Format.Value.NamesOf(Scope)];

    /// <summary>A record of a model.</summary>
    public static FormatPlace Of(RecordModel model) => new(model.ToWireName(), model.ToWireName());

    /// <summary>A member of the value; without members where the format does not define it.</summary>
    public FormatPlace Member(string name)
    {
        var form = Scope is null || IsList ? null : Format.Value.Find(Scope, name)?.Form;
        return new FormatPlace($"{Name}.{name}", form is ValueForm.Section or ValueForm.Record ? name : null, form is ValueForm.Section);
    }

    /// <summary>The items of the value.</summary>
    public FormatPlace Items() => new(Name, IsList ? Scope : null);
}
