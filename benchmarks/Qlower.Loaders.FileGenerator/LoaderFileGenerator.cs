using System.Globalization;
using System.Text;

namespace Qlower.Loaders.FileGenerator;

/// <summary>Writes valid Loader 2.0 files of any size, the same bytes for the same arguments. Memory does not grow with the file.</summary>
public static class LoaderFileGenerator
{
    private static readonly string[] Towns = ["Nîmes", "Sète", "Évian-les-Bains", "L'Haÿ-les-Roses", "Nice", "Béziers", "Mâcon", "Saint-Étienne"];
    private static readonly string[] Names = ["Lefèvre", "Noël", "Façade", "Gérard", "Lemaître", "Durand", "Bœuf", "Château"];
    private static readonly string[] Purposes = ["LOYER", "CHARGES", "TAXE FONCIERE", "TRAVAUX", "ASSURANCE", "HONORAIRES"];

    /// <summary>Writes a flat file: the properties, then the transactions on them, the header last.</summary>
    /// <param name="output">Written to, not closed.</param>
    /// <param name="options">What to write.</param>
    public static void Write(Stream output, GeneratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        var random = new Random(options.Seed);
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.Write("{\n\"properties\": [");
        for (var i = 0; i < options.Properties; i++)
        {
            writer.Write(i == 0 ? "\n" : ",\n");
            WriteProperty(writer, random, options.Prefix, i);
        }

        writer.Write("\n],\n\"transactions\": [");
        for (var i = 0; i < options.Transactions; i++)
        {
            writer.Write(i == 0 ? "\n" : ",\n");
            var isFaulty = options.FaultEvery > 0 && i % options.FaultEvery == options.FaultEvery - 1;
            WriteTransaction(writer, random, options, i, isFaulty);
        }

        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\n],\n\"inigPtynm\": \"{options.Partner}\",\n\"apiKey\": \"{options.Key}\",\n\"creDtTm\": \"2026-01-05T09:46:28\",\n\"versionId\": \"2.0\"\n}}\n"));
    }

    private static void WriteProperty(StreamWriter writer, Random random, string prefix, int index)
    {
        var name = Pick(random, Names);
        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"{{prefix}}P-{{index}}","type":"A","description":"Appartement meublé n° {{index}}","furnished":"O","streetName":"{{random.Next(1, 200)}} rue de l'Église","townName":"{{Pick(random, Towns)}}","postCode":"{{random.Next(10000, 96000)}}","ctry":"FR","lastName":"{{name}}","firstName":"Zoé","email":"zoe.{{index}}@example.fr","telNumber":"061{{random.Next(1000000, 9999999)}}","acquisitionDate":"20{{random.Next(10, 25)}}-{{random.Next(1, 13):00}}-{{random.Next(1, 29):00}}","nbrRooms":{{random.Next(1, 8)}},"area":{{random.Next(9, 200)}}.{{random.Next(0, 10)}},"taxRegime":"5"}"""));
    }

    private static void WriteTransaction(StreamWriter writer, Random random, GeneratorOptions options, int index, bool isFaulty)
    {
        var date = isFaulty ? "2025-02-30" : string.Create(CultureInfo.InvariantCulture, $"20{random.Next(20, 26)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}");
        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"{{options.Prefix}}T-{{index}}","reqdExctnDt":"{{date}}","id-prty":"{{options.Prefix}}P-{{random.Next(options.Properties)}}","id-tenant":"L-{{random.Next(100000)}}","amt":{{random.Next(-90000, 200000)}}.{{random.Next(0, 100):00}},"ccy":"EUR","purpose":"{{Pick(random, Purposes)}}","ref":"Virement reçu de {{Pick(random, Names)}}, échéance n° {{index}}"}"""));
    }

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];
}
