namespace Qlower.Loaders.CrashPoints.Tests.Files;

/// <summary>The files of the scenarios.</summary>
internal static class SentFiles
{
    /// <summary>Two parts of properties, one with a record on which a rule throws, one duplicate; transactions that are invalid or without an owner.</summary>
    public static string Flat { get; } = File(
        $$"""
        "properties": [{{Property("P-1")}}, {{Property("P-2", "faulting")}}, {{Property("P-3")}}, {{Property("P-4")}}, {{Property("P-1")}}],
        "transactions": [{{Transaction("T-1", "P-1")}}, {{Transaction("T-2", "P-1", "2025-02-30")}}, {{Transaction("T-3", "P-9")}}]
        """);

    /// <summary>Two clients; the id of the first one's property follows the transactions in it.</summary>
    public static string Nested { get; } = File(
        $$"""
        "clients": [
          { "client": { "email": "a@example.fr", "lastName": "Le Goff", "firstName": "Ana" }, "properties": [{{Property("N-1")}}], "transactions": [{{Transaction("NT-1", "N-1")}}] },
          { "client": { "email": "b@example.fr", "lastName": "Durand", "firstName": "Bo" }, "properties": [{{Property("N-2")}}, {{Property("N-3", "faulting")}}] }
        ]
        """);

    /// <summary>What <see cref="Erasing"/> erases.</summary>
    public static string Stored { get; } = File(
        $$"""
        "properties": [{{Property("P-1")}}, {{Property("P-2")}}],
        "transactions": [{{Transaction("T-1", "P-1")}}, {{Transaction("T-2", "P-2")}}]
        """);

    /// <summary>One erasure, a property that is known and one that is new.</summary>
    public static string Erasing { get; } = File(
        $$"""
        "properties": [{"id":"P-1","remove":"R"}, {{Property("P-2")}}, {{Property("P-8")}}],
        "transactions": [{{Transaction("T-8", "P-8")}}]
        """);

    /// <summary>Sends again what <see cref="Erasing"/> erased, and erases what it sent.</summary>
    public static string Reversing { get; } = File(
        $$"""
        "properties": [{{Property("P-1", "again")}}, {"id":"P-8","remove":"R"}],
        "transactions": [{{Transaction("T-9", "P-1")}}]
        """);

    private static string File(string sections) =>
        $$"""{ "inigPtynm": "{partner}", "apiKey": "foo", "creDtTm": "2026-01-05T09:00:00", "versionId": "2.0", {{sections}} }""";

    private static string Property(string id, string description = "Studio") =>
        $$"""
        {"id":"{{id}}","description":"{{description}}","streetName":"rue Esquermoise","townName":"Lille","postCode":"59000","ctry":"FR","lastName":"Le Goff","firstName":"Zoé","email":"zoe@example.fr","acquisitionDate":"2019-05-17","taxRegime":5}
        """;

    private static string Transaction(string id, string property, string date = "2025-02-27") =>
        $$"""{"id":"{{id}}","reqdExctnDt":"{{date}}","id-prty":"{{property}}","amt":-12.5,"ref":"rent"}""";
}
