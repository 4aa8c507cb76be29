{{/* The three services: their names on the bus, their ports, and whether their instances call each other. */}}
{{- define "handoff.services" -}}
scoring: { name: scoring-service, port: 8091, managementPort: 8191, peers: true }
lifecycle: { name: lifecycle-service, port: 8092, managementPort: 8192, peers: false }
slaMonitor: { name: sla-monitor-service, port: 8093, managementPort: 8193, peers: true }
{{- end }}

{{- define "handoff.fullname" -}}
{{ printf "%s-%s" .Release.Name .name | trunc 52 | trimSuffix "-" }}
{{- end }}

{{- define "handoff.selector" -}}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/name: {{ .name }}
{{- end }}

{{- define "handoff.labels" -}}
{{ include "handoff.selector" . }}
app.kubernetes.io/part-of: handoff
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "handoff.image" -}}
{{- with .Values.image.registry }}{{ . }}/{{ end -}}
handoff/{{ .name }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{/* What a service says itself, or else what is said of all. */}}
{{- define "handoff.own" -}}
{{- $own := index .Values .key -}}
{{- toYaml (hasKey $own .what | ternary (index $own .what) (index .Values .what)) -}}
{{- end }}
