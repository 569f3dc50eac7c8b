namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Sections of valid files.</summary>
internal static class Samples
{
    public const string Property =
        """{"id":"P-1","description":"Studio","streetName":"rue de la Mer","townName":"Nice","postCode":"06000","ctry":"FR","lastName":"Durand","firstName":"Zoé","email":"Zoe@Example.FR","acquisitionDate":"2019-05-17","taxRegime":5,"telNumber":"06 12 34 56 78"}""";

    public const string Transaction =
        """{"id":"T-1","reqdExctnDt":"2026-01-31","id-prty":"P-1","amt":-12.50,"ref":"Loyer janvier"}""";

    public const string Declarant =
        """{"id":"D-1","legalStatusId":"1000","corporateName":"SCI Azur","address":"1 rue X","townName":"Nice","postCode":"06000","properties":[{"id":"P-9","description":"Villa","streetName":"rue Y","townName":"Nice","postCode":"06000","ctry":"FR","lastName":"D","firstName":"Z","email":"z@example.fr","acquisitionDate":"2019-05-17","taxRegime":"7","documents":[{"id":"DOC-1","fileName":"acte.pdf","year":"2024","fileLink":"https://example.fr/acte.pdf"}]}],"associates":[{"id":"A-1","civility":"MME","email":"a@example.fr"}]}""";

    public static string Transactions(params string[] records) => $"\"transactions\": [{string.Join(",\n    ", records)}]";

    public static string Properties(params string[] records) => $"\"properties\": [{string.Join(",\n    ", records)}]";
}
