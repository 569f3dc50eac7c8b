using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Qlower.Shared;

namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>The configuration: the section <c>QlowerLoaders</c> of a JSON file, overridden by environment variables.</summary>
internal sealed class HostConfiguration
{
    public const string FileName = "qlower-loaders.json";
    public const string SectionName = "QlowerLoaders";
    public const string EnvironmentPrefix = "QLOWER_LOADERS__";

    private readonly List<string> _problems = [];

    private HostConfiguration(string? path, string preferredPath, IConfiguration section)
    {
        Path = path;
        PreferredPath = preferredPath;
        Section = section;
        StableFor = Duration("StableFor", TimeSpan.FromSeconds(2), TimeSpan.Zero, TimeSpan.FromDays(1));
        PollInterval = Duration("PollInterval", TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        S3Sources = Sections(section.GetSection("S3Sources"));
        HttpIntegrators = Sections(section.GetSection("HttpIntegrators"));
        Routes = [.. Sections(section.GetSection("Routes")).Select(ReadRoute)];
        FindUnknownNames();
    }

    /// <summary>The file that was read; <see langword="null"/> when there is none.</summary>
    public string? Path { get; }

    /// <summary>The file to which a partner would be added: the one that was read, or the one to create.</summary>
    public string PreferredPath { get; }

    public IConfiguration Section { get; }

    public TimeSpan StableFor { get; }

    public TimeSpan PollInterval { get; }

    /// <summary>The options of each S3 source. The key of a section is the name of the source.</summary>
    public IReadOnlyList<IConfigurationSection> S3Sources { get; }

    /// <summary>The options of the PostgreSQL store; <see langword="null"/> for the SQLite file of the data folder.</summary>
    public IConfigurationSection? PostgreSql => Section.GetSection("PostgreSql") is var section && section.Exists() ? section : null;

    /// <summary>The options of each HTTP integrator. The key of a section is the name of the integrator.</summary>
    public IReadOnlyList<IConfigurationSection> HttpIntegrators { get; }

    /// <summary>Which integrator receives which models, in order; empty for every integrator with everything that it accepts.</summary>
    public IReadOnlyList<(string Integrator, RecordModel[] Models)> Routes { get; }

    /// <summary>The errors in the options of this host; the engine reports the errors of its own.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The ids of the partners, in ordinal order.</summary>
    public IReadOnlyList<string> Partners =>
        [.. Section.GetSection("Partners").GetChildren().Select(partner => partner.Key).Order(StringComparer.Ordinal)];

    public bool HasPartner(string id) => Partners.Contains(id);

    public static HostConfiguration Read(string? config, string data)
    {
        string[] usual = [System.IO.Path.Combine(data, FileName), System.IO.Path.GetFullPath(FileName)];
        if (config is not null && !File.Exists(config))
        {
            throw new UsageException($"There is no configuration {config}.");
        }

        var path = config ?? Array.Find(usual, File.Exists);
        var section = new ConfigurationBuilder();
        if (path is not null)
        {
            section.AddConfiguration(ReadFile(path).GetSection(SectionName));
        }

        return new HostConfiguration(path, path ?? usual[0], section.AddEnvironmentVariables(EnvironmentPrefix).Build());
    }

    private static IConfigurationRoot ReadFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var root = new ConfigurationBuilder().AddJsonStream(stream).Build();
            return root.GetChildren().Any(child => string.Equals(child.Key, SectionName, StringComparison.OrdinalIgnoreCase))
                ? root
                : throw new UsageException($"The configuration {path} has no section \"{SectionName}\".");
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidDataException)
        {
            throw new UsageException($"The configuration {path} cannot be read: {error.GetBaseException().Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The configuration {path} cannot be opened: {error.Message}", error);
        }
    }

    private TimeSpan Duration(string name, TimeSpan otherwise, TimeSpan least, TimeSpan most)
    {
        var value = Section[$"Source:{name}"];
        if (string.IsNullOrEmpty(value))
        {
            return otherwise;
        }

        if (TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var duration) && duration >= least && duration <= most)
        {
            return duration;
        }

        _problems.Add($"Source:{name}: '{value}' is not a time span between {least} and {most}.");
        return otherwise;
    }

    private IConfigurationSection[] Sections(IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            _problems.Add($"{section.Path}: one value (not shown) where a section is expected.");
        }

        return [.. section.GetChildren()];
    }

    private (string Integrator, RecordModel[] Models) ReadRoute(IConfigurationSection section)
    {
        Check(section, $"{section.Path}:", ["Integrator", "Models"]);
        var integrator = section["Integrator"];
        if (string.IsNullOrWhiteSpace(integrator))
        {
            _problems.Add($"{section.Path}:Integrator: is empty; name an integrator.");
        }

        var models = new List<RecordModel>();
        foreach (var model in Sections(section.GetSection("Models")))
        {
            if (Enum.TryParse<RecordModel>(model.Value, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed))
            {
                models.Add(parsed);
            }
            else
            {
                _problems.Add($"{model.Path}: '{model.Value}' is not one of {string.Join(", ", Enum.GetNames<RecordModel>())}.");
            }
        }

        return (integrator ?? "", [.. models]);
    }

    private void FindUnknownNames()
    {
        string[] known = [.. typeof(QlowerLoadersOptions).GetProperties().Select(property => property.Name), "Source", "PostgreSql", "S3Sources", "HttpIntegrators", "Routes"];
        Check(Section, "", known);
        Check(Section.GetSection("Source"), "Source:", ["StableFor", "PollInterval"]);
    }

    private void Check(IConfiguration section, string path, string[] known)
    {
        foreach (var child in section.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            _problems.Add($"{path}{child.Key}: no such option; {NearestName.Advise(child.Key, known)}");
        }
    }
}
