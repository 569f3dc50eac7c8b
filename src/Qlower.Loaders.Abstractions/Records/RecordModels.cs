namespace Qlower.Loaders;

/// <summary>Names and order of <see cref="RecordModel"/>. Thread-safe.</summary>
public static class RecordModels
{
    private static readonly string[] WireNames = ["clients", "declarants", "properties", "associates", "transactions", "documents"];

    /// <summary>Every model, in order of integration.</summary>
    public static IReadOnlyList<RecordModel> All { get; } = Enum.GetValues<RecordModel>();

    /// <summary>Returns the name of the model's section in a Loader file, such as <c>transactions</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a defined model.</exception>
    public static string ToWireName(this RecordModel model) =>
        (uint)model < (uint)WireNames.Length
            ? WireNames[(int)model]
            : throw new ArgumentOutOfRangeException(nameof(model), model, "Not a record model.");

    /// <summary>Finds the model whose section has this name, compared exactly.</summary>
    /// <returns><see langword="false"/> when no model has the name.</returns>
    public static bool TryParseWireName(string? name, out RecordModel model)
    {
        var index = Array.IndexOf(WireNames, name);
        model = index < 0 ? default : (RecordModel)index;
        return index >= 0;
    }
}
