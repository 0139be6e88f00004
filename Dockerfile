# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish src/Tccm.Web -c Release -p:RestoreLockedMode=true -p:UseAppHost=false --output /portal

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Pango and the fonts typeset the PDFs; libunbound asks the DNS whether a domain shows control; curl asks for the portal's health. The base image brings ICU and the time zones.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        curl fonts-dejavu-core fonts-noto-cjk fonts-noto-core libpangocairo-1.0-0 libunbound8 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o "$APP_UID" -g "$APP_UID" -m 0700 /data
WORKDIR /portal
COPY --from=build /portal .
ENV TCCM_DATA=/data \
    ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
USER $APP_UID
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--show-error", "--max-time", "2", "http://localhost:8080/health/live"]
ENTRYPOINT ["dotnet", "Tccm.Web.dll"]
