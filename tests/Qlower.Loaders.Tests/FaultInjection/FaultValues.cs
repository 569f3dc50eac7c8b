using System.Text.Json;

namespace Qlower.Loaders.Tests.FaultInjection;

/// <summary>Wrong values of each kind of field, with the known correction where there is one.</summary>
internal static class FaultValues
{
    private static readonly string Long = new('x', 300);

    public static IEnumerable<(string Value, string? Correction)> Of(FaultField field) => field.Kind switch
    {
        FaultKind.Id => [("4711", Text("4711")), ("true", null), (Text(Long), null)],
        FaultKind.Text => [("4711", Text("4711")), ("true", null)],
        FaultKind.Date =>
        [
            (Text("31/01/2023"), Text("2023-01-31")), (Text("20230105"), Text("2023-01-05")), ("20230105", Text("2023-01-05")), (Text("2023-1-5"), Text("2023-01-05")),
            (Text("2023/01/31"), Text("2023-01-31")), (Text("31.01.2023"), Text("2023-01-31")), (Text("2023-01-31T10:20:00"), Text("2023-01-31")),
            (Text(" 2023-01-31 "), Text("2023-01-31")), (Text("03/04/2023"), null), (Text("2023-02-30"), null), (Text("hier"), null), ("true", null),
        ],
        FaultKind.Decimal => [.. Decimals(), ("1e400", null)],
        FaultKind.Area => [.. Decimals(), (Text("45 m²"), "45"), ("-5", null), (Text("-5"), null)],
        FaultKind.Count => [(Text("3"), "3"), (Text(" 4 "), "4"), (Text("3,0"), "3"), ("2.5", null), ("-1", null), ("3000000000", null), (Text("trois"), null), ("true", null)],
        FaultKind.Code => [(Lower(field), field.Valid), (Blank(field), field.Valid), (Labelled(field), field.Valid), (Text("ZZ"), null), ("99", null), ("true", null)],
        FaultKind.NumberCode => [(Blank(field), field.Valid), (Labelled(field), field.Valid), (Text("ZZ"), null), ("99999", null), ("true", null)],
        FaultKind.YesNo =>
        [
            ("true", Text("O")), ("false", Text("N")), (Text("oui"), Text("O")), (Text("non"), Text("N")), (Text("yes"), Text("O")), (Text("n"), Text("N")),
            (Text("O - oui"), Text("O")), (Text("peut-être"), null),
        ],
        FaultKind.Country => [(Text("fr"), Text("FR")), (Text("France"), Text("FR")), (Text(" FR"), Text("FR")), (Text("XX"), null), ("33", null)],
        FaultKind.Civility => [(Text("mme"), Text("MME")), (Text("Madame"), Text("MME")), (Text("M."), Text("M")), (Text("X"), null)],
        FaultKind.Currency => [(Text("eur"), Text("EUR")), (Text("€"), Text("EUR")), (Text("CHF"), null)],
        FaultKind.Vat => [(Text(" 20"), Text("20")), (Text("n"), Text("N")), (Text("5,5 %"), null), ("5.5", null)],
        FaultKind.Email =>
        [
            (Text(" a@b.fr "), Text("a@b.fr")), (Text("mailto:a@b.fr"), Text("a@b.fr")), (Text("Zoé <a@b.fr>"), Text("a@b.fr")), (Text("a @b.fr"), Text("a@b.fr")),
            (Text("ab.fr"), null), (Text("a@b.fr, c@d.fr"), null), ("5", null),
        ],
        FaultKind.Phone => [("612345678", Text("0612345678")), ("true", null)],
        FaultKind.PostCode => [("6000", Text("06000")), ("59000", Text("59000")), ("true", null)],
        FaultKind.Siren => [(Text("732 829 320"), Text("732829320")), ("732829320", Text("732829320")), (Text("7328"), null)],
        FaultKind.Siret => [(Text("732 829 320 00074"), Text("73282932000074")), ("73282932000074", Text("73282932000074")), (Text("7328"), null)],
        FaultKind.Nic => [(Text("00 074"), Text("00074")), ("12345", Text("12345")), (Text("7"), null)],
        FaultKind.Year => [(Text("2024-01-31"), Text("2024")), (Text(" 2024 "), Text("2024")), (Text("24"), null), ("24", null), ("20245", null), ("true", null)],
        FaultKind.Url =>
        [
            (Text("www.example.fr/a.pdf"), Text("https://www.example.fr/a.pdf")), (Text("https://example.fr/a b.pdf"), Text("https://example.fr/a%20b.pdf")),
            (Text("ftp://example.fr/a.pdf"), null), (Text("/a.pdf"), null), ("5", null),
        ],
        FaultKind.Removal => [(Text("r"), Text("R")), (Text("X"), null), ("true", null)],
        _ => [],
    };

    /// <summary>Values that are accepted with a warning.</summary>
    public static IEnumerable<(string Value, string? Correction)> OfWarnings(FaultField field) => field.Kind switch
    {
        FaultKind.Decimal or FaultKind.Area => [(Text("12.5"), "12.5")],
        FaultKind.Vat => [(Text("10 %"), Text("10")), (Text("N%"), Text("N"))],
        FaultKind.PostCode => [(Text("6000"), Text("06000")), (Text("59 000"), Text("59000")), (Text("ABC"), null)],
        FaultKind.Siren => [(Text("732829321"), null)],
        FaultKind.Siret => [(Text("73282932000075"), null)],
        _ => [],
    };

    private static IEnumerable<(string Value, string? Correction)> Decimals() =>
    [
        (Text("12,5"), "12.5"), (Text("1 200.50"), "1200.50"), (Text("1\u00A0234,50"), "1234.50"), (Text("12.50 €"), "12.50"), (Text("1.234.567,89"), "1234567.89"),
        (Text("1,234"), null), (Text("douze"), null), ("true", null),
    ];

    private static string Content(FaultField field) => JsonSerializer.Deserialize<string>(field.Valid)!;

    private static string Lower(FaultField field) => Text(Content(field).ToLowerInvariant());

    private static string Blank(FaultField field) => Text($" {Content(field)}\u00A0");

    private static string Labelled(FaultField field) => Text($"{Content(field)} - libellé");

    private static string Text(string text) => JsonSerializer.Serialize(text, FaultFile.Json);
}
