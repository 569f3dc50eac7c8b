namespace Qlower.Loaders.Tests.FaultInjection;

/// <summary>Every fault of every field.</summary>
internal static class FaultGenerator
{
    public static IReadOnlyList<Fault> All { get; } = [.. FaultFields.All.SelectMany(Of)];

    private static IEnumerable<Fault> Of(FaultField field) =>
    [
        .. OfStructure(field),
        .. OfKeys(field),
        .. FaultValues.Of(field).Select(value => new Fault(field, "value", field.Name, value.Value, value.Correction)),
        .. FaultValues.OfWarnings(field).Select(value => new Fault(field, "doubtful value", field.Name, value.Value, value.Correction, IsError: false)),
    ];

    private static IEnumerable<Fault> OfStructure(FaultField field)
    {
        yield return new Fault(field, "list", field.Name, $"[{field.Valid}]", null);
        yield return new Fault(field, "object", field.Name, "{\"value\":1}", null);
        if (field.IsRequired)
        {
            yield return new Fault(field, "missing", null, "", null);
            yield return new Fault(field, "null", field.Name, "null", null);
            yield return new Fault(field, "empty", field.Name, "\"\"", null);
            yield return new Fault(field, "blank", field.Name, "\" \u00A0\"", null);
        }
    }

    private static IEnumerable<Fault> OfKeys(FaultField field)
    {
        // A document needs one of its owners, and an erasure is none without its key.
        var isError = field.IsRequired;
        yield return new Fault(field, "key of another case", char.ToUpperInvariant(field.Name[0]) + field.Name[1..], field.Valid, field.Name, isError);
        yield return new Fault(field, "key in capitals", field.Name.ToUpperInvariant(), field.Valid, field.Name, isError);
        if (field.Name.Length < 5 || field.Name == "streetName2")
        {
            yield break;
        }

        yield return new Fault(field, "key without a letter", field.Name.Remove(2, 1), field.Valid, field.Name, isError);
        if (field.Name[1] != field.Name[2])
        {
            yield return new Fault(field, "key with exchanged letters", $"{field.Name[..1]}{field.Name[2]}{field.Name[1]}{field.Name[3..]}", field.Valid, field.Name, isError);
        }
    }
}
