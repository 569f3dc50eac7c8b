using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Configuration;
using Qlower.Shared;

namespace Qlower.Loaders.Pipeline;

/// <summary>
/// Checks what a host requires besides valid options: a partner, a source, a store and an integrator. A program that only validates files or reads a
/// ledger requires none of them. Also creates the folders of the host.
/// </summary>
internal sealed class HostCheck(LoaderComposition composition, OptionsDraft options, IEnumerable<IStartupPreparation> preparations, IServiceProvider services)
{
    /// <summary>Returns one error for each missing part, and those of sections and folders.</summary>
    public IReadOnlyList<string> Run()
    {
        var errors = new List<string>();
        AbsentSections.Find(services.GetKeyedServices<IConfiguration>(BoundSections.Key), services.GetService<IConfiguration>(), errors);
        CheckPartners(errors);
        var registered = services.GetRequiredService<IServiceProviderIsService>();
        if (!registered.IsService(typeof(IFileSource)))
        {
            errors.Add("No source: files arrive nowhere. Call AddFolderSource, AddS3Source, AddInMemorySource or AddFileSource.");
        }

        CheckStore(registered.IsService(typeof(ILoadLedger)), registered.IsService(typeof(IIntegrator)), errors);
        foreach (var preparation in preparations)
        {
            errors.AddRange(preparation.Prepare());
        }

        return errors;
    }

    private static void CheckStore(bool hasLedger, bool hasIntegrator, List<string> errors)
    {
        switch (hasLedger, hasIntegrator)
        {
            case (false, false):
                errors.Add("No store: call UseSqlite(path), or UseInMemoryStore() for a store that is lost with the process.");
                break;
            case (false, true):
                errors.Add("No ledger: call UseSqliteLedger(path), or UseInMemoryLedger() for a ledger that is lost with the process.");
                break;
            case (true, false):
                errors.Add("No integrator: records are stored nowhere. Call UseSqliteRecords(path) or AddIntegrator.");
                break;
        }
    }

    private void CheckPartners(List<string> errors)
    {
        QlowerLoadersOptions draft;
        try
        {
            draft = options.Value;
        }
        catch (Exception)
        {
            // The validation of options reports the action that throws.
            return;
        }

        if (draft.Partners.Count == 0 && !IsExplained(errors))
        {
            var absent = composition.Configurations.OfType<IConfigurationSection>().FirstOrDefault(section => !section.Exists());
            errors.Add("No partner: every file would be refused. Call AddPartner, or set Partners:{id}:KeyHashes in the configuration"
                + (absent is null ? "." : $"; it has no section '{absent.Path}'."));
        }
    }

    /// <summary>Whether another error says why no partner is configured: a misspelt section, or a misspelt name in it.</summary>
    private bool IsExplained(List<string> errors) => composition.Configurations.Exists(configuration =>
        (configuration is IConfigurationSection { Path: var path } && errors.Exists(error => error.StartsWith(path + ":", StringComparison.Ordinal)))
        || configuration.GetChildren().Any(child => NearestName.Find(child.Key, [nameof(QlowerLoadersOptions.Partners)]) is not null));
}
