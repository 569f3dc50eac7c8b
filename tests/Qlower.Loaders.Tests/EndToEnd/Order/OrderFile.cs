using System.Text;

namespace Qlower.Loaders.Tests.EndToEnd.Order;

/// <summary>A random file over a few ids, so that two files touch the same ones: properties sent and erased, nested and flat, and their records.</summary>
internal sealed class OrderFile
{
    private readonly string _sections;

    private OrderFile(string name, string sections) => (Name, _sections) = (name, sections);

    public static IReadOnlyDictionary<RecordModel, string[]> Ids { get; } = new Dictionary<RecordModel, string[]>
    {
        [RecordModel.Declarants] = ["S-1"],
        [RecordModel.Properties] = ["P-1", "P-2", "P-3"],
        [RecordModel.Transactions] = ["T-1", "T-2", "T-3", "T-4"],
        [RecordModel.Documents] = ["D-1", "D-2", "D-3", "D-4"],
    };

    public string Name { get; }

    /// <summary>A file that sends everything, so that later ones find it.</summary>
    public static OrderFile Everything(string name) => new(name, $"""
        "properties": [{string.Join(",", Ids[RecordModel.Properties].Select(id => Property(id, name)))}],
        "transactions": [{Transaction("T-1", "P-1", name)}, {Transaction("T-2", "P-2", name)}],
        "documents": [{Document("D-1", "P-1", name)}, {Document("D-2", "P-3", name)}]
        """);

    public static OrderFile Random(Random random, string name) =>
        new(name, string.Join(",\n", random.Next(3) == 0 ? Nested(random, name) : Flat(random, name)));

    public byte[] Content(string partner) => Encoding.UTF8.GetBytes(LoaderFixture.Load(_sections, partner: partner));

    public override string ToString() => $"{Name}:\n{_sections}";

    private static IEnumerable<string> Flat(Random random, string name)
    {
        yield return Section(RecordModel.Properties, Some(random, RecordModel.Properties, id => random.Next(3) == 0 ? Erasure(id) : Property(id, name)));
        foreach (var section in Children(random, name))
        {
            yield return section;
        }
    }

    private static IEnumerable<string> Nested(Random random, string name)
    {
        var documents = new Queue<string>(Ids[RecordModel.Documents].Where(_ => random.Next(2) == 0));
        var properties = Some(random, RecordModel.Properties, id => random.Next(4) == 0
            ? Erasure(id)
            : Property(id, name, documents.TryDequeue(out var document) ? Document(document, null, name) : ""));
        yield return $$"""
            "declarants": [{"id":"S-1","legalStatusId":"1000","corporateName":"{{name}}","address":"1 rue X","townName":"Nice","postCode":"06000",
            {{Section(RecordModel.Properties, properties)}}}]
            """;
        yield return Children(random, name).First();
    }

    private static IEnumerable<string> Children(Random random, string name)
    {
        yield return Section(RecordModel.Transactions, Some(random, RecordModel.Transactions, id => Transaction(id, AnyProperty(), name)));
        yield return Section(RecordModel.Documents, Some(random, RecordModel.Documents, id => Document(id, AnyProperty(), name)));

        string AnyProperty() => Ids[RecordModel.Properties][random.Next(Ids[RecordModel.Properties].Length)];
    }

    private static List<string> Some(Random random, RecordModel model, Func<string, string> write) =>
        [.. Ids[model].Where(_ => random.Next(3) > 0).Select(write)];

    private static string Section(RecordModel model, List<string> records) => $"\"{model.ToWireName()}\": [{string.Join(",\n    ", records)}]";

    private static string Erasure(string id) => $$"""{"id":"{{id}}","remove":"R"}""";

    private static string Property(string id, string name, string document = "") =>
        $$"""{"id":"{{id}}","description":"{{name}}","streetName":"rue","townName":"Nice","postCode":"06000","ctry":"FR","lastName":"D","firstName":"Z","email":"z@example.fr","acquisitionDate":"2019-05-17","taxRegime":"7","documents":[{{document}}]}""";

    private static string Transaction(string id, string property, string name) =>
        $$"""{"id":"{{id}}","reqdExctnDt":"2026-01-31","id-prty":"{{property}}","amt":-12.50,"ref":"{{name}}"}""";

    private static string Document(string id, string? property, string name) =>
        $$"""{"id":"{{id}}",{{(property is null ? "" : $"\"propertyId\":\"{property}\",")}}"fileName":"{{name}}","year":"2024","fileLink":"https://example.fr/a.pdf"}""";
}
