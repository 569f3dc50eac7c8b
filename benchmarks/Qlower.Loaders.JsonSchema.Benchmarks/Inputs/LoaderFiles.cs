using System.Text.Encodings.Web;
using System.Text.Json;
using Qlower.Loaders.FileGenerator;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Inputs;

/// <summary>Loader files of pinned content: the same bytes in every run. More than 95 % of each are transactions.</summary>
/// <param name="folder">Where they are written.</param>
internal sealed class LoaderFiles(string folder)
{
    /// <summary>Transactions of a file of about 1 MB, counted with its share of properties.</summary>
    private const int TransactionsPerMegabyte = 5_110;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One record a line, every one valid.</summary>
    public LoaderFile Valid(int megabytes) => Write("valid", megabytes, 0);

    /// <summary>The same, but a date that does not exist in every hundredth transaction.</summary>
    public LoaderFile Faulty(int megabytes) => Write("faulty", megabytes, 100);

    /// <summary>The valid file, indented: a line a value.</summary>
    public LoaderFile Pretty(LoaderFile file)
    {
        var path = Path.Combine(folder, "pretty.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file.Path));
        using var output = File.Create(path);
        using var writer = new Utf8JsonWriter(output, Indented);
        document.WriteTo(writer);
        return file with { Path = path };
    }

    private LoaderFile Write(string name, int megabytes, int faultEvery)
    {
        var path = Path.Combine(folder, $"{name}-{megabytes}.json");
        var transactions = megabytes * TransactionsPerMegabyte;
        if (!File.Exists(path))
        {
            using var output = File.Create(path);
            LoaderFileGenerator.Write(output, new GeneratorOptions
            {
                Transactions = transactions,
                Properties = Math.Max(1, transactions / 100),
                FaultEvery = faultEvery,
            });
        }

        return new LoaderFile(path, faultEvery > 0 ? transactions / faultEvery : 0);
    }
}
