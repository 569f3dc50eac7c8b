using System.Text;
using Qlower.Loaders.FileGenerator;

namespace Qlower.Loaders.Soak;

/// <summary>A file of the soak. Its external ids have a prefix of their own, which its copies share. Immutable.</summary>
internal sealed class SoakFile(string name, SoakPartner partner, SoakFileKind kind, GeneratorOptions options)
{
    public string Name => name;

    public SoakPartner Partner => partner;

    public SoakFileKind Kind => kind;

    /// <summary>The prefix of its external ids.</summary>
    public string Prefix => options.Prefix;

    /// <summary>The status that its load must have, whether it is the first of its copies or not.</summary>
    public string Status => Kind != SoakFileKind.Records || (Partner.IsAllOrNothing && Faults > 0) ? "Error" : Faults > 0 ? "PartialSuccess" : "Success";

    /// <summary>The rows that the file and its copies store together.</summary>
    public int Rows => Status == "Error" ? 0 : options.Properties + options.Transactions - Faults;

    private int Faults => options.FaultEvery == 0 ? 0 : options.Transactions / options.FaultEvery;

    /// <summary>Returns the same content under another name.</summary>
    public SoakFile Copy(string otherName) => new(otherName, partner, kind, options);

    /// <summary>Writes the file; the same bytes for its copies.</summary>
    public void Write(Stream stream)
    {
        switch (Kind)
        {
            case SoakFileKind.Empty:
                break;
            case SoakFileKind.Malformed:
                stream.Write(Encoding.UTF8.GetBytes("{\"properties\": [ nothing of this is JSON"));
                break;
            default:
                LoaderFileGenerator.Write(stream, Kind == SoakFileKind.WrongKey ? Foreign() : options);
                stream.SetLength(Kind == SoakFileKind.Truncated ? stream.Length / 2 : stream.Length);
                break;
        }
    }

    private GeneratorOptions Foreign() => new()
    {
        Partner = options.Partner,
        Key = "key-of-somebody-else",
        Prefix = options.Prefix,
        Seed = options.Seed,
        Properties = options.Properties,
        Transactions = options.Transactions,
    };
}
