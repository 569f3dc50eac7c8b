using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Celery.Tests.Integration;

[TestFixture]
internal sealed class AddCeleryIntegratorTests
{
    [Test]
    public void AddCeleryIntegrator_WrongOptions_ReportsEveryErrorWithTheNameAtStart()
    {
        using var services = Build(builder => builder.AddCeleryIntegrator("erp", options => (options.Timeout, options.ClaimCheckOver) = (TimeSpan.Zero, -1)));

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate())!;

        Assert.That(error.Failures.Select(failure => string.Join(':', failure.Split(':')[..2])), Is.EqualTo(new[] { "Celery integrator 'erp': Task", "Celery integrator 'erp': Timeout", "Celery integrator 'erp': ClaimCheckOver" }));
    }

    [Test]
    public void AddCeleryIntegrator_SectionWithUnknownOption_IsAnErrorAtStart()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Erp:Task"] = "t",
            ["Erp:Models:0"] = "Properties",
            ["Erp:Models:1"] = "Houses",
            ["Erp:Timout"] = "00:00:10",
            ["Erp:ClaimChecks"] = "x",
        }).Build().GetSection("Erp");
        using var services = Build(builder => builder.AddCeleryIntegrator("erp", section));

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate())!;

        Assert.That(error.Failures.Select(failure => failure.Split(": ")[0]), Is.EqualTo(new[] { "Erp:ClaimChecks", "Erp:Models:1", "Erp:Timout" }));
    }

    [Test]
    public void AddCeleryIntegrator_Repeatedly_AddsOneForEachNameAndConfiguresOnTop()
    {
        using var services = Build(builder => builder
            .AddCeleryIntegrator("erp", options => options.Task = "one")
            .AddCeleryIntegrator("erp", options => options.Queue = "q")
            .AddCeleryIntegrator("crm", options => options.Task = "two"));

        var options = services.GetRequiredService<IOptionsMonitor<CeleryIntegratorOptions>>();

        Assert.That(services.GetServices<IIntegrator>().Select(integrator => integrator.Name), Is.EquivalentTo(new[] { "erp", "crm" }));
        Assert.That((options.Get("erp").Task, options.Get("erp").Queue, options.Get("crm").Task), Is.EqualTo(("one", "q", "two")));
    }

    private static ServiceProvider Build(Action<IQlowerLoadersBuilder> add)
    {
        var services = new ServiceCollection();
        add(new TestBuilder(services));
        return services.BuildServiceProvider();
    }

    private sealed class TestBuilder(IServiceCollection services) : IQlowerLoadersBuilder
    {
        public IServiceCollection Services => services;
    }
}
