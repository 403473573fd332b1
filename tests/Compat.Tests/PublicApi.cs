using System.Reflection;
using System.Runtime.CompilerServices;

namespace Helpdesk.Compat.Tests;

/// <summary>
/// Every public member of each stand-in against the real package's signatures, which lie beside this test (api/*.txt). Meaningless
/// against the real packages, so that it is left out there.
/// </summary>
public sealed class PublicApi
{
    [Theory]
    [InlineData("Stateless", "stateless-5.18.txt"), InlineData("Telegram.Bot", "telegram-bot-22.10.txt"), InlineData("Hangfire", "hangfire-1.8.txt"), InlineData("Twilio", "twilio-7.14.txt")]
    public void Every_public_member_of_a_stand_in_is_one_of_the_real_package(string assembly, string file)
    {
        var published = Published(file);
        var types = Assembly.Load(assembly).GetExportedTypes();
        Assert.NotEmpty(types);
        var strangers = types.SelectMany(type => Members(type).Select(member => (Type: Title(type), Member: member)))
            .Where(member => published.Members.TryGetValue(member.Type, out var known)
                ? !known.Contains(member.Member)
                // A type that the listing only mentions may stand here, as long as no call of ours depends on its members.
                : !published.Text.Contains(Simple(member.Type), StringComparison.Ordinal) || !Mentioned.Contains(Simple(member.Type)))
            .Select(member => $"{member.Type}: {member.Member}").ToList();
        Assert.True(strangers.Count == 0, string.Join("\n", strangers));
    }

    [Fact]
    public void A_planted_stranger_is_found()
    {
        var published = Published("stateless-5.18.txt");
        Assert.DoesNotContain("void Fire(TTrigger trigger, int times)", published.Members["Stateless.StateMachine`2"]);
        Assert.Contains("void Fire(TTrigger trigger)", published.Members["Stateless.StateMachine`2"]);
    }

    /// <summary>Types that the listings name in signatures without listing their members.</summary>
    private static readonly HashSet<string> Mentioned =
        ["SQLiteStorage", "JobList", "FailedJobDto", "MessageEntity", "InputRichMessage", "SuggestedPostParameters", "BotCommandScopeType", "FileType", "InputMediaType", "StringEnum", "HttpMethod"];

    private static (Dictionary<string, HashSet<string>> Members, string Text) Published(string file)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "api", file));
        Dictionary<string, HashSet<string>> members = [];
        HashSet<string> current = [];
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                var title = line.Split(" : ")[0].Split(' ').First(word => word.Contains('.', StringComparison.Ordinal)).TrimEnd(':');
                if (!members.TryGetValue(title, out current!)) members.Add(title, current = []);
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                var isEnum = !line.Contains('(', StringComparison.Ordinal) && !line.TrimStart().StartsWith("prop ", StringComparison.Ordinal) && !line.TrimStart().StartsWith("field ", StringComparison.Ordinal) && !line.TrimStart().StartsWith("event ", StringComparison.Ordinal);
                foreach (var member in isEnum ? line.Split(',') : [line]) current.Add(Normal(member));
            }
        }
        return (members, text);
    }

    private static string Normal(string member)
    {
        var text = member.Trim();
        foreach (var word in new[] { "virtual ", "abstract ", " [Obsolete]", " required" }) text = text.Replace(word, "", StringComparison.Ordinal);
        return text.Replace("ref ", "", StringComparison.Ordinal).Replace("= False", "= false", StringComparison.Ordinal).Replace("= True", "= true", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type);
        const BindingFlags declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var constructors = type.IsAbstract ? [] : type.GetConstructors().Where(ctor => ctor.GetParameters().Length > 0 || type.GetConstructors().Length > 1)
            .Select(ctor => $"{Simple(Title(type)).Split('`')[0]}.ctor({Parameters(ctor)})");
        var properties = type.GetProperties(declared).Select(property =>
            $"prop {(property.GetMethod!.IsStatic ? "static " : "")}{Name(property.PropertyType, new NullabilityInfoContext().Create(property))} {property.Name} {{get;{(property.SetMethod?.IsPublic == true ? "set;" : "")}}}");
        var methods = type.GetMethods(declared).Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && method.Name is not ("Dispose" or "DisposeAsync"))
            .Select(method => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter))} {method.Name}{Generic(method)}({Parameters(method)})");
        return constructors.Select(ctor => $"{ctor}").Concat(properties).Concat(methods).Select(Normal);
    }

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(parameter =>
        {
            var modifier = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
            var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
            var value = !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
            {
                null when type == typeof(CancellationToken) => " = default",
                null => " = null",
                string text => $" = \"{text}\"",
                bool flag => flag ? " = true" : " = false",
                var other when type.IsEnum => $" = {Enum.ToObject(type, other)}",
                var other => $" = {other}",
            };
            return $"{modifier}{Name(type, new NullabilityInfoContext().Create(parameter))} {parameter.Name}{value}";
        }));
    }

    private static string Title(Type type) => type.FullName!;

    private static string Simple(string title) => title.Split('.')[^1].Split('+')[^1].Split('`')[0];

    private static string Name(Type type, NullabilityInfo nullability)
    {
        var mark = !type.IsValueType && nullability.ReadState is NullabilityState.Nullable ? "?" : "";
        if (Nullable.GetUnderlyingType(type) is { } value) return $"{Name(value, nullability)}?";
        if (type.IsArray) return $"{Name(type.GetElementType()!, nullability.ElementType!)}[]{mark}";
        if (type.IsGenericParameter) return type.Name;
        var own = type.IsNested && NamedWithTheirOwner.FirstOrDefault(owner => type.DeclaringType!.Name.StartsWith(owner, StringComparison.Ordinal)) is { } owner ? $"{owner}.{type.Name}" : type.Name;
        if (Keywords.TryGetValue(type, out var keyword)) return keyword + mark;
        if (!type.IsGenericType) return own + mark;
        var arguments = type.GetGenericArguments().Select((argument, at) => Name(argument, at < nullability.GenericTypeArguments.Length ? nullability.GenericTypeArguments[at] : nullability));
        return $"{own.Split('`')[0]}<{string.Join(",", arguments)}>{mark}";
    }

    private static readonly string[] NamedWithTheirOwner = ["StateMachine", "MessageResource"];

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(bool)] = "bool",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };
}
