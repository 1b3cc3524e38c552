package dev.percolate.project.internal.deps;

import dev.percolate.project.EnvVars;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The proxies of {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY}, {@code NO_PROXY}. */
final class EnvProxies extends ProxySelector {
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private final EnvVars env;

  EnvProxies(EnvVars env) {
    this.env = env;
  }

  @Override
  public List<Proxy> select(URI address) {
    String proxy = value(address.getScheme() + "_proxy");
    proxy = proxy == null ? value("all_proxy") : proxy;
    if (proxy == null || isExempt(String.valueOf(address.getHost()))) {
      return DIRECT;
    }
    URI at;
    try {
      at = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
    } catch (IllegalArgumentException e) {
      return DIRECT;
    }
    if (at.getHost() == null) {
      return DIRECT;
    }
    int port = at.getPort() < 0 ? 80 : at.getPort();
    return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(at.getHost(), port)));
  }

  private @Nullable String value(String name) {
    String value = env.get(name);
    value = value == null ? env.get(name.toUpperCase(Locale.ROOT)) : value;
    return value == null || value.isBlank() ? null : value;
  }

  private boolean isExempt(String host) {
    String exempt = value("no_proxy");
    if (exempt == null) {
      return false;
    }
    for (String entry : exempt.split(",", -1)) {
      String name = entry.strip();
      String domain = name.startsWith(".") ? name.substring(1) : name;
      if (name.equals("*")
          || (!domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain)))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // The request itself tells of it.
  }
}
