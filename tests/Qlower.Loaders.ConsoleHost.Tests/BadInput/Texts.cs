using System.Text;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Pieces of Loader files.</summary>
internal static class Texts
{
    /// <summary>The partner's key, which must never be seen outside the file.</summary>
    public const string Key = "CANARY-7f3a91c2-KEY";

    public const string Partner = "boreal";

    public const string Header = $"\"inigPtynm\":\"{Partner}\",\"apiKey\":\"{Key}\",\"creDtTm\":\"2026-01-05\",\"versionId\":\"2.0\"";

    public const string Property = """{"id":"P-1","description":"d","streetName":"s","townName":"t","postCode":"06000","ctry":"FR","lastName":"l","firstName":"f","email":"a@example.fr","acquisitionDate":"2020-01-31","taxRegime":"5"}""";

    /// <summary>A file of one property and these transactions.</summary>
    public static string File(params string[] transactions) =>
        $"{{{Header},\n\"properties\":[\n{Property}],\n\"transactions\":[\n{string.Join(",\n", transactions)}]}}";

    /// <summary>A sound transaction.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="amount">The JSON of its amount.</param>
    /// <param name="more">More members, ending with a comma.</param>
    public static string Transaction(string id = "T-1", string amount = "12.50", string more = "") =>
        $"{{{more}\"id\":\"{id}\",\"reqdExctnDt\":\"2025-02-03\",\"id-prty\":\"P-1\",\"amt\":{amount},\"ref\":\"r\"}}";

    /// <summary>A character is a byte.</summary>
    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
